import type { ReportBucket, WeekStart } from '../../../api/types';
import type { Preset, ReportAddress } from './address';

/** Days of a calendar as `2026-10-01`: from the first until before the last. */
export type Days = { from: string; to: string };

const DAY_MS = 86_400_000;
const FIRST_DAYS: Record<WeekStart, number> = { sunday: 0, monday: 1, saturday: 6 };

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return dayOf(utc(day) + days * DAY_MS);
}

export function daysIn({ from, to }: Days): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** The first day of the month that is `months` after that of `day`. */
function month(day: string, months: number): string {
  const at = new Date(utc(day));
  return dayOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
}

function quarter(day: string, quarters: number): string {
  return month(day, quarters * 3 - (new Date(utc(day)).getUTCMonth() % 3));
}

function week(day: string, weeks: number, start: WeekStart): string {
  const into = (new Date(utc(day)).getUTCDay() - FIRST_DAYS[start] + 7) % 7;
  return addDays(day, weeks * 7 - into);
}

/** The day on which the reader's week begins, as their region has it; Monday where that cannot be told. */
export function weekStartOf(languageTag: string): WeekStart {
  const locale = new Intl.Locale(languageTag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const first = (locale.region && (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay) || 1;
  return first === 7 ? 'sunday' : first === 6 ? 'saturday' : 'monday';
}

/** What is not over yet ends with today, so that it is compared with as many days. */
export function daysOf(range: ReportAddress['range'], today: string, start: WeekStart): Days {
  if (typeof range !== 'string') return range;
  const tomorrow = addDays(today, 1);
  const year = Number(today.slice(0, 4));
  const known: Record<Preset, Days> = {
    today: { from: today, to: tomorrow },
    yesterday: { from: addDays(today, -1), to: today },
    last_7_days: { from: addDays(today, -6), to: tomorrow },
    last_30_days: { from: addDays(today, -29), to: tomorrow },
    last_90_days: { from: addDays(today, -89), to: tomorrow },
    this_week: { from: week(today, 0, start), to: tomorrow },
    last_week: { from: week(today, -1, start), to: week(today, 0, start) },
    this_month: { from: month(today, 0), to: tomorrow },
    last_month: { from: month(today, -1), to: month(today, 0) },
    this_quarter: { from: quarter(today, 0), to: tomorrow },
    last_quarter: { from: quarter(today, -1), to: quarter(today, 0) },
    this_year: { from: `${year}-01-01`, to: tomorrow },
    last_year: { from: `${year - 1}-01-01`, to: `${year}-01-01` },
  };
  return known[range];
}

/** Stretches of which a chart has some ten to sixty. */
export function bucketFor(days: Days): ReportBucket {
  const count = daysIn(days);
  if (count <= 2) return 'hour';
  if (count <= 62) return 'day';
  if (count <= 400) return 'week';
  if (count <= 5 * 366) return 'month';
  return 'year';
}
