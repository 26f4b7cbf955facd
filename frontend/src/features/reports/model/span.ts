import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time as people say it, in its two largest units: "2 h 14 min". From two days on in days, but only by the
 * calendar: a day of open time is not a day.
 */
export function spanText(i18n: Pick<I18n, '_'>, seconds: number, { days }: { days: boolean }): string {
  const whole = Math.round(seconds);
  const d = (value: number) => i18n._(msg({ context: 'span', message: `${value} d` }));
  const h = (value: number) => i18n._(msg({ context: 'span', message: `${value} h` }));
  const min = (value: number) => i18n._(msg({ context: 'span', message: `${value} min` }));
  const s = (value: number) => i18n._(msg({ context: 'span', message: `${value} s` }));
  const two = (large: string, rest: number, small: (value: number) => string) =>
    rest > 0 ? `${large} ${small(rest)}` : large;
  if (whole < MINUTE) return s(whole);
  if (whole < 10 * MINUTE) return two(min(Math.floor(whole / MINUTE)), whole % MINUTE, s);
  const minutes = Math.round(whole / MINUTE);
  if (minutes < 60) return min(minutes);
  if (!days || whole < 2 * DAY) return two(h(Math.floor(minutes / 60)), minutes % 60, min);
  const hours = Math.round(whole / HOUR);
  return two(d(Math.floor(hours / 24)), hours % 24, h);
}
