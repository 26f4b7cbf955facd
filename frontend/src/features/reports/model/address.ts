import type { ReportBucket, ReportComparison } from '../../../api/types';

export const PRESETS = [
  'today',
  'yesterday',
  'last_7_days',
  'last_30_days',
  'last_90_days',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const;
export type Preset = (typeof PRESETS)[number];

export const BUCKETS: readonly ReportBucket[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
export const COMPARISONS = ['previous_period', 'previous_year', 'none'] as const;
export const STATS = ['median', 'mean', 'p90', 'p95'] as const;
export type Stat = (typeof STATS)[number];
export const TIMES = ['calendar', 'business'] as const;
export type Time = (typeof TIMES)[number];

/** What the address bar may say of a report, as it stands there. */
export type ReportSearch = {
  range?: string;
  from?: string;
  to?: string;
  compare?: string;
  query?: string;
  team?: string;
  bucket?: string;
  time?: string;
  stat?: string;
};

/** What it means: everything is known, and what is not there has its usual value. */
export type ReportAddress = {
  /** A named stretch of days, or days: from the first until before the last. */
  range: Preset | { from: string; to: string };
  compare: ReportComparison | undefined;
  query: string;
  teamId: number | undefined;
  bucket: ReportBucket | undefined;
  time: Time;
  stat: Stat;
};

const DEFAULT_RANGE: Preset = 'last_30_days';

function oneOf<T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((each) => each === value);
}

export function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function parseAddress(search: ReportSearch): ReportAddress {
  const { from, to } = search;
  const own = isDay(from) && isDay(to) && from < to ? { from, to } : undefined;
  const compare = oneOf(COMPARISONS, search.compare) ?? 'previous_period';
  const teamId = Number(search.team ?? '');
  return {
    range: own ?? oneOf(PRESETS, search.range) ?? DEFAULT_RANGE,
    compare: compare === 'none' ? undefined : compare,
    query: search.query?.trim() ?? '',
    teamId: Number.isSafeInteger(teamId) && teamId > 0 ? teamId : undefined,
    bucket: oneOf(BUCKETS, search.bucket),
    time: oneOf(TIMES, search.time) ?? 'calendar',
    stat: oneOf(STATS, search.stat) ?? 'median',
  };
}

/** The shortest address that means this: what is usual is not written. */
export function writeAddress(address: ReportAddress): ReportSearch {
  const { range, compare, query, teamId, bucket, time, stat } = address;
  const days = typeof range === 'string' ? (range === DEFAULT_RANGE ? {} : { range }) : range;
  return {
    ...days,
    ...(compare !== 'previous_period' && { compare: compare ?? 'none' }),
    ...(query && { query }),
    ...(teamId && { team: String(teamId) }),
    ...(bucket && { bucket }),
    ...(time !== 'calendar' && { time }),
    ...(stat !== 'median' && { stat }),
  };
}
