import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReportSchedule } from '../../../../api/types';
import { useFormat } from '../../../../shared/i18n/format';
import { WEEKDAYS, weekdayName } from '../model/schedule';

export const rhythmLabels = {
  daily: msg({ context: 'rhythm', message: 'Every day' }),
  weekly: msg({ context: 'rhythm', message: 'Every week' }),
  monthly: msg({ context: 'rhythm', message: 'Every month' }),
} as const;

type Recipient = NonNullable<ReportSchedule['lastSending']>['recipients'][number];

/** A schedule in the reader's words. */
export function useScheduleWords() {
  const { t, i18n } = useLingui();
  const { zone } = useFormat();
  const reasons: Record<string, string> = {
    deactivated: t`is not active any more`,
    no_address: t`has no address`,
    may_not_read_reports: t`may not see reports`,
    may_not_read_report: t`may not see this report`,
    report_fails: t`the report could not be made`,
    mail_refused: t`the mail was refused`,
  };
  const states: Record<string, string> = {
    preparing: t`is being made`,
    waiting: t`waits to be sent`,
    sent: t`sent`,
    failed: t`failed`,
    skipped: t`left out`,
  };
  return {
    /** "Every week on Monday at 08:00 (Europe/Lisbon)": the zone only where it is not the reader's. */
    when({ rhythm, weekday, dayOfMonth, time, timeZone }: ReportSchedule): string {
      const at = timeZone === zone ? time : `${time} (${timeZone})`;
      const day = WEEKDAYS.find((each) => each === weekday);
      if (rhythm === 'weekly' && day) return t`Every week: ${weekdayName(i18n.locale, day)}, ${at}`;
      if (rhythm === 'monthly' && dayOfMonth) return t`Every month: day ${dayOfMonth}, ${at}`;
      return t`Every day: ${at}`;
    },
    outcome: ({ state, reason }: Recipient) =>
      [states[state] ?? state, ...(reason ? [reasons[reason] ?? reason] : [])].join(': '),
  };
}
