import { useLingui } from '@lingui/react';
import { dayIn, useZone } from './zone';

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

/** The shortest text that still says when: minutes, hours and days for a week, else the date in `zone`. */
export function compactTime(locale: string, zone: string, from: number, now: number): string {
  const size = Math.max(0, now - from);
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (size < MINUTE)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }).format(0, 'second');
  if (size < HOUR) return unit(Math.floor(size / MINUTE), 'minute');
  if (size < DAY) return unit(Math.floor(size / HOUR), 'hour');
  if (size < 7 * DAY) return unit(Math.floor(size / DAY), 'day');
  const year = yearIn(zone, from) === yearIn(zone, now) ? undefined : 'numeric';
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year, timeZone: zone }).format(from);
}

function yearIn(zone: string, instant: number): number {
  return new Date(dayIn(zone, instant) * DAY).getUTCFullYear();
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
  /** The IANA zone of the reader, in which every instant is shown. */
  zone: string;
  dateTime: (instant: string) => string;
  date: (instant: string) => string;
  time: (instant: string) => string;
  day: (instant: string, now: number) => string;
  /** A date of the calendar (`2026-12-25`), which is the same in every zone. */
  plainDate: (date: string) => string;
  number: (value: number) => string;
  list: (values: string[]) => string;
  language: (tag: string) => string;
};

function makeFormat(locale: string, timeZone: string): Format {
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const dayWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const plain = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    zone: timeZone,
    dateTime: (instant) => dateTime.format(new Date(instant)),
    date: (instant) => date.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    day: (instant, now) => {
      const then = Date.parse(instant);
      const days = dayIn(timeZone, then) - dayIn(timeZone, now);
      if (days === 0 || days === -1) return relative.format(days, 'day');
      return (yearIn(timeZone, then) === yearIn(timeZone, now) ? day : dayWithYear).format(then);
    },
    plainDate: (written) => plain.format(new Date(`${written}T12:00:00Z`)),
    number: (value) => number.format(value),
    list: (values) => list.format(values),
    language: (tag) => names.of(tag) ?? tag,
  };
}

// To make them costs more than to use them, and every row of a list wants them.
const formats = new Map<string, Format>();

/** Dates and numbers in the reader's language and time zone. */
export function useFormat(): Format {
  const { i18n } = useLingui();
  const zone = useZone();
  const key = `${i18n.locale} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = makeFormat(i18n.locale, zone);
  formats.set(key, format);
  return format;
}
