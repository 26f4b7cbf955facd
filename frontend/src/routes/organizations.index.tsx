import { useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createFileRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreateOrganization } from '../features/organizations/api/organization-mutations';
import { OrganizationForm } from '../features/organizations/components/OrganizationForm';
import { OrganizationList } from '../features/organizations/components/OrganizationList';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/organizations/')({ component: OrganizationsPage });

function OrganizationsPage() {
  const { t } = useLingui();
  const mayWrite = usePermission('customers:write');
  const online = useOnline();
  const navigate = Route.useNavigate();
  const create = useCreateOrganization();
  const [creating, setCreating] = useState(false);
  const close = () => {
    create.reset();
    setCreating(false);
  };
  return (
    <Page
      wide
      title={t`Organizations`}
      actions={
        mayWrite && (
          <Button
            size="sm"
            disabled={!online}
            leftSection={<IconPlus size={16} stroke={2} />}
            onClick={() => setCreating(true)}
          >
            {t`New organization`}
          </Button>
        )
      }
    >
      <OrganizationList
        organizationLink={(id, children) => (
          <Link to="/organizations/$organizationId" params={{ organizationId: String(id) }}>
            {children}
          </Link>
        )}
      />
      <Modal
        opened={creating}
        onClose={close}
        title={t`New organization`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <OrganizationForm
          busy={create.isPending}
          error={create.error}
          onCancel={close}
          onSave={(values) =>
            create.mutate(values, {
              onSuccess: (created) =>
                void navigate({ to: '/organizations/$organizationId', params: { organizationId: String(created.id) } }),
            })
          }
        />
      </Modal>
    </Page>
  );
}
