import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { customerQueries } from '../api/queries/customers';
import { useUnmergeCustomer } from '../features/customers/api/customer-mutations';
import { CustomerProfile, MergeCustomerDialog } from '../features/customers/components/CustomerProfile';
import { CustomerSatisfaction } from '../features/satisfaction/components/CustomerSatisfaction';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { useFormat } from '../shared/i18n/format';
import { customerName } from '../shared/pickers/CustomerSelect';
import { Page, Sheet } from '../shared/ui/Page';
import { ErrorNote, ErrorState, Lines } from '../shared/ui/States';

export const Route = createFileRoute('/customers/$customerId')({ component: CustomerPage });

function CustomerPage() {
  const { t } = useLingui();
  const format = useFormat();
  const id = Number(Route.useParams().customerId);
  const navigate = Route.useNavigate();
  const query = useQuery(customerQueries.detail(id));
  const mayWrite = usePermission('customers:write');
  const online = useOnline();
  const unmerge = useUnmergeCustomer();
  const [merging, setMerging] = useState(false);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <Page wide title={t`Customer`}>
        <Lines count={8} height={18} />
      </Page>
    );
  }
  const customer = query.data;
  const open = (other: number) =>
    void navigate({ to: '/customers/$customerId', params: { customerId: String(other) } });
  return (
    <Page
      wide
      title={customerName(customer)}
      lead={t`Customer since ${format.date(customer.createdAt)}`}
      actions={
        mayWrite &&
        !customer.mergedIntoId && (
          <Button variant="default" size="sm" disabled={!online} onClick={() => setMerging(true)}>
            {t`Merge…`}
          </Button>
        )
      }
    >
      {customer.mergedIntoId ? (
        <Sheet>
          <p>
            <Trans>This customer was merged into another one.</Trans>{' '}
            <Link to="/customers/$customerId" params={{ customerId: String(customer.mergedIntoId) }}>
              <Trans>Open it</Trans>
            </Link>
          </p>
          {unmerge.isError && <ErrorNote error={unmerge.error} />}
          {mayWrite && (
            <Button
              variant="default"
              size="sm"
              disabled={!online}
              loading={unmerge.isPending}
              onClick={() => unmerge.mutate(customer.id)}
            >
              <Trans>Take the merge back</Trans>
            </Button>
          )}
        </Sheet>
      ) : (
        <CustomerProfile
          key={customer.id}
          customer={customer}
          editable={mayWrite && online}
          caseLink={(caseId, children) => (
            <Link to="/cases/$caseId" params={{ caseId: String(caseId) }}>
              {children}
            </Link>
          )}
          beside={<CustomerSatisfaction customerId={customer.id} />}
        />
      )}
      <MergeCustomerDialog customer={customer} opened={merging} onClose={() => setMerging(false)} onMerged={open} />
    </Page>
  );
}
