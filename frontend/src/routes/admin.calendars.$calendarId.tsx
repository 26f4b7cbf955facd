import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { slaQueries } from '../api/queries/sla';
import { CalendarForm } from '../features/calendars/components/CalendarForm';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';
import { ErrorState, Lines } from '../shared/ui/States';

export const Route = createFileRoute('/admin/calendars/$calendarId')({ component: CalendarPage });

function CalendarPage() {
  const { t } = useLingui();
  const { calendarId } = Route.useParams();
  const navigate = useNavigate();
  const online = useOnline();
  const maySet = usePermission('settings:write') && online;
  const isNew = calendarId === 'new';
  const query = useQuery({ ...slaQueries.calendar(Number(calendarId)), enabled: !isNew });
  const calendar = isNew ? undefined : query.data;
  return (
    <Page title={isNew ? t`New calendar` : (calendar?.name ?? t`Calendar`)}>
      {!isNew && query.isPending && <Lines count={8} height={22} />}
      {!isNew && query.isError && !calendar && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {(isNew || calendar) && (
        <CalendarForm
          key={calendarId}
          calendar={calendar}
          editable={maySet}
          onSaved={(saved) => {
            notifications.show({ message: t`Saved` });
            if (isNew) void navigate({ to: '/admin/calendars/$calendarId', params: { calendarId: String(saved.id) } });
          }}
        />
      )}
    </Page>
  );
}
