import type {
  Metric,
  MetricEntry,
  NewReport,
  ReportBucket,
  ReportComparison,
  ReportDefinition,
  ReportScope,
  SavedReport,
  WidgetKind,
} from '../../../../api/types';
import { PRESETS, type ReportAddress, USUAL } from '../../model/address';
import { bucketFor, type Days } from '../../model/range';
import type { Widget } from '../../model/widgets';

export const KINDS: readonly WidgetKind[] = ['number', 'line', 'bar', 'table', 'heatmap'];
/** As the API has them. */
export const MOST_PARTS = 24;
export const MOST_METRICS = 20;
export const LONGEST_NAME = 100;

/** A widget while it is built. Its id keeps it apart from the others wherever it is moved. */
export type Part = {
  id: string;
  title: string;
  kind: WidgetKind;
  metrics: Metric[];
  bucket: ReportBucket | undefined;
  groupBy: string[];
};

/** A report while it is built. */
export type Draft = {
  name: string;
  scope: ReportScope;
  teamId: number | undefined;
  range: ReportAddress['range'];
  query: string;
  compare: ReportComparison | undefined;
  parts: Part[];
};

type Metrics = ReadonlyMap<string, MetricEntry>;

export function newPart(kind: WidgetKind, change: Partial<Part> = {}): Part {
  return { id: crypto.randomUUID(), title: '', kind, metrics: [], bucket: undefined, groupBy: [], ...change };
}

export function newDraft(change: Partial<Draft> = {}): Draft {
  return {
    name: '',
    scope: 'personal',
    teamId: undefined,
    range: USUAL.range,
    query: '',
    compare: USUAL.compare,
    parts: [newPart('number', { metrics: ['cases_created', 'cases_solved', 'backlog'] })],
    ...change,
  };
}

/** What a report asks, as far as an address can say it. */
export function addressOf({ range: { preset, from, to }, query, compare }: ReportDefinition): ReportAddress {
  return {
    ...USUAL,
    range: PRESETS.find((each) => each === preset) ?? (from && to ? { from, to } : USUAL.range),
    query: query ?? '',
    compare: compare ?? undefined,
  };
}

export function draftOf({ name, scope, teamId, definition }: SavedReport): Draft {
  const { range, query, compare } = addressOf(definition);
  return {
    name,
    scope,
    teamId: teamId ?? undefined,
    range,
    query,
    compare,
    parts: definition.widgets.map(({ title, kind, metrics, bucket, groupBy }) =>
      newPart(kind, { title: title ?? '', metrics, bucket: bucket ?? undefined, groupBy: groupBy ?? [] }),
    ),
  };
}

/** A screen of the product as it is looked at, to go on from. */
export function draftOfScreen(name: string, widgets: readonly Widget[], address: ReportAddress, days: Days): Draft {
  const { range, query, teamId, compare } = address;
  const team = teamId ? `team:${teamId}` : '';
  return newDraft({
    name,
    range,
    query: [query, team].filter(Boolean).join(' '),
    compare,
    parts: widgets.map(({ title, kind, metrics, bucket, groupBy = [] }) =>
      newPart(kind, {
        title,
        metrics: [...metrics],
        bucket: bucket === 'auto' ? (address.bucket ?? bucketFor(days)) : bucket,
        groupBy: [...groupBy],
      }),
    ),
  });
}

/** A report as the API takes it. */
export function contentOf({ name, scope, teamId, range, query, compare, parts }: Draft): NewReport {
  return {
    name: name.trim(),
    scope,
    teamId: scope === 'team' ? (teamId ?? null) : null,
    definition: {
      range: typeof range === 'string' ? { preset: range } : range,
      query: query.trim() || null,
      compare: compare ?? null,
      widgets: parts.map(({ title, kind, metrics, bucket, groupBy }) => ({
        title: title.trim() || null,
        kind,
        metrics,
        bucket: bucket ?? null,
        groupBy,
      })),
    },
  };
}

export function isSame(one: Draft, other: Draft): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

export function moved(parts: readonly Part[], id: string, by: 1 | -1): Part[] {
  const from = parts.findIndex((part) => part.id === id);
  const part = parts[from];
  const to = from + by;
  if (!part || to < 0 || to >= parts.length) return [...parts];
  return parts.toSpliced(from, 1).toSpliced(to, 0, part);
}

/** By what all of these can be told apart. */
export function dimensionsOf(keys: readonly Metric[], metrics: Metrics): string[] {
  const [first = [], ...others] = keys.flatMap((key) => {
    const metric = metrics.get(key);
    return metric ? [metric.dimensions] : [];
  });
  return first.filter((dimension) => others.every((each) => each.includes(dimension)));
}

/** How many dimensions may stand beside the steps of time. */
export function mostGroups({ kind, bucket }: Pick<Part, 'kind' | 'bucket'>): number {
  if (kind === 'number') return 0;
  return bucket ? 1 : 2;
}

/**
 * The part after a change, with what no longer goes together put right: what cannot be cut that way is not, and what
 * has to be cut is, as far as there is one good way.
 */
export function fitted(part: Part, metrics: Metrics, days: Days): Part {
  const { kind } = part;
  const possible = dimensionsOf(part.metrics, metrics);
  const bucket = kind === 'number' ? undefined : (part.bucket ?? (kind === 'line' ? bucketFor(days) : undefined));
  const fits = part.groupBy.filter((key) => part.metrics.length === 0 || possible.includes(key));
  const needed = part.metrics
    .map((key) => metrics.get(key)?.requires ?? [])
    .filter((keys) => keys.length > 0 && !keys.some((key) => fits.includes(key)))
    .flatMap((keys) => keys.find((key) => possible.includes(key)) ?? []);
  const wanted = [...new Set([...needed, ...fits])];
  if (kind === 'heatmap' && !bucket && wanted.length < 2) {
    const grid = ['weekday', 'hour_of_day'].filter((key) => possible.includes(key));
    if (wanted.length === 0 && grid.length === 2) wanted.push(...grid);
  }
  const groupBy = wanted.slice(0, mostGroups({ kind, bucket }));
  // Bars and tables of nothing but a total are numbers: over time they say more.
  const empty = kind !== 'number' && kind !== 'heatmap' && !bucket && groupBy.length === 0;
  return { ...part, bucket: empty && part.metrics.length > 0 ? bucketFor(days) : bucket, groupBy };
}
