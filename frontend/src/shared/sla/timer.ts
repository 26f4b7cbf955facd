import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SlaMetric, SlaState } from '../../api/types';
import { metricLabels } from '../i18n/labels';

export type TimerState = 'overdue' | 'soon' | 'running' | 'paused' | 'done';

/** What the server says about a case's promises; null or missing where nothing is promised. */
export type Promised = {
  slaState: SlaState | null;
  nextDueAt: string | null;
  nextDueMetric: SlaMetric | null;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LITTLE_LEFT = 0.25;

/**
 * Where a promise stands at `now` (epoch milliseconds). `leftShare` is how much of the target's open time is left, from 0
 * to 1, where that is known.
 */
export function timerState(promised: Promised, now: number, leftShare?: number): TimerState | undefined {
  if (!promised.slaState) return undefined;
  if (promised.slaState === 'done') return 'done';
  const due = promised.nextDueAt ? Date.parse(promised.nextDueAt) : undefined;
  if (due !== undefined && due <= now) return 'overdue';
  if (promised.slaState === 'paused' || due === undefined) return 'paused';
  if (due - now < HOUR || (leftShare !== undefined && leftShare < LITTLE_LEFT)) return 'soon';
  return 'running';
}

/** A length of time in at most two units: "3 hr 20 min"; seconds only where they matter, below five minutes. */
export function lengthWords(locale: string, milliseconds: number): string {
  const size = Math.max(0, milliseconds);
  const parts: [number, string][] =
    size >= 2 * DAY
      ? [
          [Math.floor(size / DAY), 'day'],
          [Math.floor((size % DAY) / HOUR), 'hour'],
        ]
      : size >= HOUR
        ? [
            [Math.floor(size / HOUR), 'hour'],
            [Math.floor((size % HOUR) / MINUTE), 'minute'],
          ]
        : size >= 5 * MINUTE
          ? [[Math.floor(size / MINUTE), 'minute']]
          : [
              [Math.floor(size / MINUTE), 'minute'],
              [Math.floor((size % MINUTE) / SECOND), 'second'],
            ];
  const shown = parts.filter(([value], index) => value > 0 || (index === parts.length - 1 && size < MINUTE));
  return shown
    .map(([value, unit]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
    .join(' ');
}

/** A length of time as it is told at a glance: "27 hr", "3 hr 20 min", "< 1 min". */
function roughWords(locale: string, milliseconds: number): string {
  if (milliseconds < MINUTE) return `< ${lengthWords(locale, MINUTE)}`;
  const finest = milliseconds >= 10 * HOUR ? HOUR : MINUTE;
  return lengthWords(locale, milliseconds - (milliseconds % finest));
}

/** "20 min left", "2 hr overdue", "Paused", "Done"; seconds only where `fine` is asked for, in the last two minutes. */
export function timerWords(i18n: I18n, promised: Promised, state: TimerState, now: number, fine = false): string {
  if (state === 'done') return i18n._(msg({ context: 'sla', message: 'Done' }));
  if (state === 'paused') return i18n._(msg({ context: 'sla', message: 'Paused' }));
  const left = Date.parse(promised.nextDueAt ?? '') - now;
  const words = fine && left >= 0 && left <= 2 * MINUTE ? lengthWords : roughWords;
  const length = words(i18n.locale, Math.abs(left));
  return state === 'overdue' ? i18n._(msg`${length} overdue`) : i18n._(msg`${length} left`);
}

/** "First reply in 20 minutes", "Resolution 2 hours ago"; without a due instant the metric alone, if there is one. */
export function timerSentence(i18n: I18n, promised: Promised, state: TimerState, now: number): string {
  const words = timerWords(i18n, promised, state, now);
  if (!promised.nextDueMetric) return words;
  const metric = i18n._(metricLabels[promised.nextDueMetric]);
  if (!promised.nextDueAt || state === 'done' || state === 'paused') return i18n._(msg`${metric}: ${words}`);
  const left = Date.parse(promised.nextDueAt) - now;
  const [unit, size] = (
    [
      ['day', DAY, 2 * DAY],
      ['hour', HOUR, HOUR],
      ['minute', MINUTE, MINUTE],
      ['second', SECOND, 0],
    ] as const
  ).find(([, , from]) => Math.abs(left) >= from) ?? ['second', SECOND];
  const relative = new Intl.RelativeTimeFormat(i18n.locale).format(Math.trunc(left / size), unit);
  return i18n._(msg({ context: 'sla', message: `${metric} ${relative}` }));
}
