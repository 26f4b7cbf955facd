import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { slaQueries } from '../api/queries/sla';
import { PolicyForm } from '../features/sla-policies/components/PolicyForm';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';
import { ErrorState, Lines } from '../shared/ui/States';

export const Route = createFileRoute('/admin/sla/$policyId')({ component: PolicyPage });

function PolicyPage() {
  const { t } = useLingui();
  const { policyId } = Route.useParams();
  const navigate = useNavigate();
  const online = useOnline();
  const maySet = usePermission('settings:write') && online;
  const isNew = policyId === 'new';
  const query = useQuery({ ...slaQueries.policy(Number(policyId)), enabled: !isNew });
  const policy = isNew ? undefined : query.data;
  return (
    <Page wide title={isNew ? t`New policy` : (policy?.name ?? t`SLA policy`)}>
      {!isNew && query.isPending && <Lines count={8} height={22} />}
      {!isNew && query.isError && !policy && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {(isNew || policy) && (
        <PolicyForm
          key={policyId}
          policy={policy}
          editable={maySet}
          onSaved={(saved) => {
            notifications.show({
              message: t`Saved. Running cases keep the version they have until you apply it to them.`,
            });
            if (isNew) void navigate({ to: '/admin/sla/$policyId', params: { policyId: String(saved.id) } });
          }}
        />
      )}
    </Page>
  );
}
