import type { OpenHours } from '../../../api/types';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];
export type Week = Record<Day, OpenHours[]>;

/** The week with every day, as the form keeps it. */
export function wholeWeek(weekly: Record<string, OpenHours[]>): Week {
  return Object.fromEntries(DAYS.map((day) => [day, weekly[day] ?? []])) as Week;
}

/** The week as the API takes it when a calendar is made or tried: closed days are left out. */
export function openDays(week: Week): Record<string, OpenHours[]> {
  return Object.fromEntries(DAYS.filter((day) => week[day].length > 0).map((day) => [day, week[day]]));
}

/** The week as a change: null closes a day that the merge would otherwise leave as it was. */
export function weekPatch(week: Week): Record<string, OpenHours[] | null> {
  return Object.fromEntries(DAYS.map((day) => [day, week[day].length > 0 ? week[day] : null]));
}

/** A name for a day in the reader's language. */
export function dayName(locale: string, day: Day): string {
  // 2024-01-01 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
