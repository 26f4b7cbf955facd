import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { organizationQueries } from '../api/queries/customers';
import { CustomerList } from '../features/customers/components/CustomerList';
import { useChangeOrganization } from '../features/organizations/api/organization-mutations';
import { OrganizationForm } from '../features/organizations/components/OrganizationForm';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page, Sheet } from '../shared/ui/Page';
import { ErrorState, Lines } from '../shared/ui/States';

export const Route = createFileRoute('/organizations/$organizationId')({ component: OrganizationPage });

function OrganizationPage() {
  const { t } = useLingui();
  const id = Number(Route.useParams().organizationId);
  const query = useQuery(organizationQueries.detail(id));
  const change = useChangeOrganization();
  const mayWrite = usePermission('customers:write');
  const online = useOnline();
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <Page title={t`Organization`}>
        <Lines count={8} height={18} />
      </Page>
    );
  }
  const organization = query.data;
  return (
    <Page title={organization.name} lead={organization.domains.join(', ')}>
      <Sheet title={t`Organization`}>
        <OrganizationForm
          key={organization.id}
          organization={organization}
          disabled={!mayWrite || !online}
          busy={change.isPending}
          error={change.error}
          onSave={(values, saved) =>
            change.mutate(
              { current: organization, patch: { ...values, notes: values.notes ?? null } },
              { onSuccess: saved },
            )
          }
        />
      </Sheet>
      <Sheet title={t`Customers`}>
        <CustomerList
          organizationId={id}
          customerLink={(customerId, children) => (
            <Link to="/customers/$customerId" params={{ customerId: String(customerId) }}>
              {children}
            </Link>
          )}
        />
      </Sheet>
    </Page>
  );
}
