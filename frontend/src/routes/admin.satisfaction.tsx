import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { satisfactionQueries } from '../api/queries/satisfaction';
import { SurveySettingsForm } from '../features/satisfaction/components/SurveySettingsForm';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';
import { ErrorState, Lines } from '../shared/ui/States';

export const Route = createFileRoute('/admin/satisfaction')({ component: SatisfactionPage });

function SatisfactionPage() {
  const { t } = useLingui();
  const online = useOnline();
  const maySet = usePermission('settings:write') && online;
  const query = useQuery(satisfactionQueries.settings());
  return (
    <Page title={t`Satisfaction`} lead={t`Customers rate your help from 1 to 5 and can say why.`}>
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Lines count={6} height={18} />}
      {query.data && <SurveySettingsForm settings={query.data} editable={maySet} />}
    </Page>
  );
}
