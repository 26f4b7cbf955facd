import { useLingui } from '@lingui/react';
import { useMemo } from 'react';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "5 min ago", "yesterday"; beyond a week the caller should show a date. `from` and `now` are epoch milliseconds. */
export function relativeTime(locale: string, from: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const difference = from - now;
  const size = Math.abs(difference);
  if (size < 45_000) return format.format(0, 'second');
  if (size < HOUR) return format.format(Math.round(difference / MINUTE), 'minute');
  if (size < DAY) return format.format(Math.round(difference / HOUR), 'hour');
  return format.format(Math.round(difference / DAY), 'day');
}

/** The shortest text that still says when: minutes and hours today, a weekday this week, else a date. */
export function compactTime(locale: string, from: number, now: number): string {
  const size = Math.max(0, now - from);
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (size < MINUTE)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }).format(0, 'second');
  if (size < HOUR) return unit(Math.floor(size / MINUTE), 'minute');
  if (size < DAY) return unit(Math.floor(size / HOUR), 'hour');
  if (size < 7 * DAY) return unit(Math.floor(size / DAY), 'day');
  const sameYear = new Date(from).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(
    locale,
    sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' },
  ).format(from);
}

export function bytes(locale: string, size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, size)) / Math.log(1024)));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(size / 1024 ** power);
}

export type Format = {
  locale: string;
  dateTime: (instant: string) => string;
  date: (instant: string) => string;
  time: (instant: string) => string;
  day: (instant: string, now: number) => string;
  number: (value: number) => string;
  list: (values: string[]) => string;
  language: (tag: string) => string;
};

/** Dates and numbers in the reader's language. */
export function useFormat(): Format {
  const { i18n } = useLingui();
  const locale = i18n.locale;
  return useMemo(() => {
    const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
    const dayWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    const number = new Intl.NumberFormat(locale);
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    const midnight = (value: number) => new Date(value).setHours(0, 0, 0, 0);
    return {
      locale,
      dateTime: (instant) => dateTime.format(new Date(instant)),
      date: (instant) => date.format(new Date(instant)),
      time: (instant) => time.format(new Date(instant)),
      day: (instant, now) => {
        const then = new Date(instant).getTime();
        const days = Math.round((midnight(then) - midnight(now)) / DAY);
        if (days === 0 || days === -1) return relative.format(days, 'day');
        return (new Date(then).getFullYear() === new Date(now).getFullYear() ? day : dayWithYear).format(then);
      },
      number: (value) => number.format(value),
      list: (values) => list.format(values),
      language: (tag) => names.of(tag) ?? tag,
    };
  }, [locale]);
}
