import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createFileRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CustomerList } from '../features/customers/components/CustomerList';
import { NewCustomerDialog } from '../features/customers/components/NewCustomerDialog';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/customers/')({ component: CustomersPage });

function CustomersPage() {
  const { t } = useLingui();
  const mayWrite = usePermission('customers:write');
  const online = useOnline();
  const navigate = Route.useNavigate();
  const [creating, setCreating] = useState(false);
  return (
    <Page
      wide
      title={t`Customers`}
      actions={
        mayWrite && (
          <Button
            size="sm"
            disabled={!online}
            leftSection={<IconPlus size={16} stroke={2} />}
            onClick={() => setCreating(true)}
          >
            {t`New customer`}
          </Button>
        )
      }
    >
      <CustomerList
        customerLink={(id, children) => (
          <Link to="/customers/$customerId" params={{ customerId: String(id) }}>
            {children}
          </Link>
        )}
      />
      <NewCustomerDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(created) =>
          void navigate({ to: '/customers/$customerId', params: { customerId: String(created.id) } })
        }
      />
    </Page>
  );
}
