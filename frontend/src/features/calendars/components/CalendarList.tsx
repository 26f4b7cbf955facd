import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { slaQueries } from '../../../api/queries/sla';
import { useFormat } from '../../../shared/i18n/format';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';

/** The calendars of the desk. */
export function CalendarList({ link }: { link: (id: number, children: ReactNode) => ReactNode }) {
  const { t } = useLingui();
  const format = useFormat();
  const calendars = useQuery(slaQueries.calendars());
  if (calendars.isPending) return <Lines count={5} height={22} />;
  if (calendars.isError) return <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />;
  if (calendars.data.length === 0) {
    return (
      <EmptyState drawing="tray" title={t`No calendars yet`}>
        {t`Without a calendar promises count day and night.`}
      </EmptyState>
    );
  }
  return (
    <Table label={t`Calendars`} head={[t({ context: 'title', message: 'Name' }), t`Time zone`, t`Holidays`, t`State`]}>
      {calendars.data.map((calendar) => (
        <tr key={calendar.id}>
          <td>{link(calendar.id, calendar.name)}</td>
          <td>{calendar.timeZone}</td>
          <td>{format.number(calendar.holidays.length)}</td>
          <td>
            {calendar.active ? (
              t`In use`
            ) : (
              <Badge variant="light" color="gray">
                {t`Not in use`}
              </Badge>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
