import type { MetricKind, MetricValue } from '../../../api/types';
import type { Stat, Time } from './address';

/** Which of the numbers of a duration is shown. */
export type How = { time: Time; stat: Stat };

/** What a column shows of a value: its number, one statistic of it, or of how many things it tells. */
export type Facet = 'shown' | 'n' | Stat;

/** A number as it is drawn: seconds of durations, 0 to 1 of ratios. Undefined for what does not exist. */
export function numberOf(
  kind: MetricKind,
  value: MetricValue | undefined,
  how: How,
  facet: Facet = 'shown',
): number | undefined {
  if (!value) return undefined;
  if (facet === 'n') return value.n;
  if (kind === 'duration') return value[how.time]?.[facet === 'shown' ? how.stat : facet];
  if (kind === 'average') return value.spread?.[facet === 'shown' ? 'mean' : facet];
  return value.value;
}

export type Change = {
  /** Share of what was before; of ratios the difference, in points of 0 to 1. */
  by: number;
  in: 'share' | 'points';
  direction: 'more' | 'less' | 'same';
};

/** How a number differs from the one before; undefined where that cannot be said. */
export function changeOf(kind: MetricKind, now: number | undefined, before: number | undefined): Change | undefined {
  if (now === undefined || before === undefined) return undefined;
  const direction = now > before ? 'more' : now < before ? 'less' : 'same';
  if (kind === 'ratio') return { by: now - before, in: 'points', direction };
  if (before === 0) return now === 0 ? { by: 0, in: 'share', direction } : undefined;
  return { by: (now - before) / before, in: 'share', direction };
}

/** Below this many answers a share is told with how sure it is. */
export const FEW = 30;
/** A difference that chance alone would make less often than this is taken for one. */
export const SIGNIFICANT = 0.05;
