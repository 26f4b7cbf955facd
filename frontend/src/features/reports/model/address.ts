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
  /** All cases, where a report has a query of its own. */
  all?: string;
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

/** What holds where nothing else is said. */
export const USUAL: ReportAddress = {
  range: 'last_30_days',
  compare: 'previous_period',
  query: '',
  teamId: undefined,
  bucket: undefined,
  time: 'calendar',
  stat: 'median',
};

function oneOf<T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((each) => each === value);
}

export function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** @param usual what holds where the address says nothing: of a saved report, what it asks */
export function parseAddress(search: ReportSearch, usual = USUAL): ReportAddress {
  const { from, to } = search;
  const own = isDay(from) && isDay(to) && from < to ? { from, to } : undefined;
  const compare = oneOf(COMPARISONS, search.compare) ?? usual.compare;
  const teamId = Number(search.team ?? '');
  return {
    range: own ?? oneOf(PRESETS, search.range) ?? usual.range,
    compare: compare === 'none' ? undefined : compare,
    query: search.query?.trim() || (search.all ? '' : usual.query),
    teamId: Number.isSafeInteger(teamId) && teamId > 0 ? teamId : undefined,
    bucket: oneOf(BUCKETS, search.bucket),
    time: oneOf(TIMES, search.time) ?? 'calendar',
    stat: oneOf(STATS, search.stat) ?? 'median',
  };
}

/** The shortest address that means this: what is usual is not written. */
export function writeAddress(address: ReportAddress, usual = USUAL): ReportSearch {
  const { range, compare, query, teamId, bucket, time, stat } = address;
  const days = typeof range === 'string' ? { range } : range;
  return {
    ...(JSON.stringify(range) !== JSON.stringify(usual.range) && days),
    ...(compare !== usual.compare && { compare: compare ?? 'none' }),
    ...(query !== usual.query && (query ? { query } : { all: 'true' })),
    ...(teamId && { team: String(teamId) }),
    ...(bucket && { bucket }),
    ...(time !== 'calendar' && { time }),
    ...(stat !== 'median' && { stat }),
  };
}

/** All of it, for a report of which it is not known what is usual there. */
export function spellAddress(address: ReportAddress): ReportSearch {
  const { range, compare, query } = address;
  return {
    ...writeAddress(address),
    ...(typeof range === 'string' && { range }),
    compare: compare ?? 'none',
    ...(!query && { all: 'true' }),
  };
}
