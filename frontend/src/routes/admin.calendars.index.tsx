import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CalendarList } from '../features/calendars/components/CalendarList';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/admin/calendars/')({ component: CalendarsPage });

function CalendarsPage() {
  const { t } = useLingui();
  const online = useOnline();
  const maySet = usePermission('settings:write') && online;
  return (
    <Page
      title={t`Calendars`}
      lead={t`When the desk is open. Promises count open time only.`}
      actions={
        maySet && (
          <Button
            size="sm"
            leftSection={<IconPlus size={16} stroke={2} />}
            renderRoot={(props) => <Link to="/admin/calendars/$calendarId" params={{ calendarId: 'new' }} {...props} />}
          >
            {t`New calendar`}
          </Button>
        )
      }
    >
      <CalendarList
        link={(id, children) => (
          <Link to="/admin/calendars/$calendarId" params={{ calendarId: String(id) }}>
            {children}
          </Link>
        )}
      />
    </Page>
  );
}
