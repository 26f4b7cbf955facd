import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { createFileRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PolicyList } from '../features/sla-policies/components/PolicyList';
import { RecalculationDialog } from '../features/sla-policies/components/RecalculationDialog';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/admin/sla/')({ component: PoliciesPage });

function PoliciesPage() {
  const { t } = useLingui();
  const online = useOnline();
  const maySet = usePermission('settings:write') && online;
  const [applying, setApplying] = useState(false);
  return (
    <Page
      wide
      title={t`SLA policies`}
      lead={t`The first policy in use whose conditions hold says what is promised for a case.`}
      actions={
        maySet && (
          <>
            <Button
              variant="default"
              size="sm"
              leftSection={<IconRefresh size={16} stroke={1.75} />}
              onClick={() => setApplying(true)}
            >
              {t`Apply to running cases…`}
            </Button>
            <Button
              size="sm"
              leftSection={<IconPlus size={16} stroke={2} />}
              renderRoot={(props) => <Link to="/admin/sla/$policyId" params={{ policyId: 'new' }} {...props} />}
            >
              {t`New policy`}
            </Button>
          </>
        )
      }
    >
      <PolicyList
        editable={maySet}
        link={(id, children) => (
          <Link to="/admin/sla/$policyId" params={{ policyId: String(id) }}>
            {children}
          </Link>
        )}
      />
      <RecalculationDialog opened={applying} onClose={() => setApplying(false)} />
    </Page>
  );
}
