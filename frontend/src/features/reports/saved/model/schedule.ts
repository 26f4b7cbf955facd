import type { NewReportSchedule, ReportSchedule } from '../../../../api/types';

export const RHYTHMS = ['daily', 'weekly', 'monthly'] as const;
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A schedule as it stands in its form: whatever its rhythm, a day is kept for the others. */
export type ScheduleValues = {
  recipientIds: number[];
  format: ReportSchedule['format'];
  rhythm: ReportSchedule['rhythm'];
  weekday: Weekday;
  dayOfMonth: number;
  time: string;
  timeZone: string;
};

/** @param me the reader, who gets a new one unless they choose somebody else */
export function valuesOf(
  schedule: ReportSchedule | undefined,
  me: number | undefined,
  timeZone: string,
): ScheduleValues {
  return {
    recipientIds: schedule?.recipientIds ?? (me === undefined ? [] : [me]),
    format: schedule?.format ?? 'xlsx',
    rhythm: schedule?.rhythm ?? 'weekly',
    weekday: WEEKDAYS.find((each) => each === schedule?.weekday) ?? 'monday',
    dayOfMonth: schedule?.dayOfMonth ?? 1,
    time: schedule?.time ?? '08:00',
    timeZone: schedule?.timeZone ?? timeZone,
  };
}

/** Always with its time zone. */
export type WrittenSchedule = NewReportSchedule & { timeZone: string };

/** As the API takes it: a day only with the rhythm that has one. */
export function scheduleOf({ weekday, dayOfMonth, ...values }: ScheduleValues): WrittenSchedule {
  return {
    ...values,
    weekday: values.rhythm === 'weekly' ? weekday : null,
    dayOfMonth: values.rhythm === 'monthly' ? dayOfMonth : null,
  };
}

/** Names of weekdays; the fifth of January 1970 was a Monday. */
export function weekdayName(locale: string, weekday: Weekday): string {
  const at = Date.UTC(1970, 0, 5 + WEEKDAYS.indexOf(weekday));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(at);
}
