import type {
  MetricEntry,
  MetricKind,
  MetricValue,
  ReportAnswer,
  ReportGroup,
  ReportPiece,
  ReportRow,
  WeekStart,
} from '../../../api/types';
import { STATS } from './address';
import type { Facet } from './number';
import type { Widget } from './widgets';

/** One number with all that is needed to open the cases behind it. */
export type Cell = {
  metric: string;
  facet: Facet;
  value: MetricValue | undefined;
  compared: MetricValue | undefined;
  from: string;
  to: string;
  /** The stretch that it is compared with. */
  before: { from: string; to: string } | undefined;
  group: ReportGroup[];
  /** There was none of it before: there is nothing to compare it with. */
  isNew: boolean;
};

export type Column = { key: string; label: string; metric: string; facet: Facet };
export type Row = { key: string; label: string; cells: Cell[] };
/** A table as it is shown, exported and drawn. */
export type Grid = { corner: string; columns: Column[]; rows: Row[] };

export type Words = {
  bucket: (bucket: ReportPiece) => string;
  group: (group: ReportGroup) => string;
  metric: (key: string) => string;
  facet: (facet: Facet) => string;
  /** Of the first column. */
  time: string;
  dimension: (key: string) => string;
};

type Asked = Pick<Widget, 'metrics' | 'bucket' | 'groupBy'>;
type Metrics = ReadonlyMap<string, MetricEntry>;

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
const FIRST: Record<WeekStart, number> = { monday: 0, saturday: 5, sunday: 6 };

/** The values that a dimension always has, in their order; undefined for those that are what the cases say. */
function fixedValues(key: string, weekStart: WeekStart): readonly string[] | undefined {
  if (key === 'age') return ['lt_1d', '1d_3d', '3d_7d', '7d_30d', 'gt_30d'];
  if (key === 'hour_of_day') return HOURS;
  if (key === 'weekday') return [...WEEKDAYS.slice(FIRST[weekStart]), ...WEEKDAYS.slice(0, FIRST[weekStart])];
  if (key === 'priority') return ['urgent', 'high', 'normal', 'low'];
  return undefined;
}

const idOf = (group: ReportGroup | undefined) => group?.value ?? '';
const NOTHING: MetricValue = { n: 0, cases: 0, value: 0 };

/** What happens is counted: where it did not happen, that is none of it. */
export function noneOf(metric: MetricEntry | undefined): MetricValue | undefined {
  return metric?.kind === 'count' && metric.drillDown ? NOTHING : undefined;
}

/** Of cases that are counted there are none where no row tells of them; everything else does not exist there. */
function missing(metric: MetricEntry | undefined): MetricValue | undefined {
  return metric?.drillDown && (metric.kind === 'count' || metric.kind === 'level') ? NOTHING : undefined;
}

function size(row: ReportRow, metric: string): number {
  const value = row.values[metric];
  return value?.value ?? value?.n ?? 0;
}

/** The groups of one dimension that the answer has, fixed ones in their order and all of them, others by how much. */
function groupsOf(answer: ReportAnswer, at: number, key: string, metric: string): ReportGroup[] {
  const found = new Map<string, { group: ReportGroup; size: number }>();
  for (const row of answer.rows) {
    const group = row.group[at];
    if (!group) continue;
    const known = found.get(idOf(group));
    if (known) known.size += size(row, metric);
    else found.set(idOf(group), { group, size: size(row, metric) });
  }
  const fixed = fixedValues(key, answer.weekStart);
  if (fixed) {
    const others = [...found.values()].map((each) => each.group).filter((group) => !fixed.includes(idOf(group)));
    return [...fixed.map((value) => found.get(value)?.group ?? { key, value, label: null }), ...others];
  }
  return [...found.values()].sort((one, other) => other.size - one.size).map((each) => each.group);
}

/** Of one number alone everything is told. */
function facetsOf(kind: MetricKind | undefined): Facet[] {
  if (kind === 'duration' || kind === 'average') return ['n', ...STATS];
  if (kind === 'ratio') return ['n', 'shown'];
  return ['shown'];
}

function columnsOf(asked: Asked, metrics: Metrics, words: Words, everything: boolean): Column[] {
  const [only] = asked.metrics;
  if (everything && only !== undefined && asked.metrics.length === 1) {
    return facetsOf(metrics.get(only)?.kind).map((facet) => ({
      key: facet,
      label: facet === 'shown' ? words.metric(only) : words.facet(facet),
      metric: only,
      facet,
    }));
  }
  return asked.metrics.map((metric) => ({ key: metric, label: words.metric(metric), metric, facet: 'shown' as const }));
}

const placeOf = (bucket: number | null | undefined, groups: readonly ReportGroup[]) =>
  [bucket ?? '', ...groups.map(idOf)].join(' ');

/** Whether something is there now that was not there before, while other things were. */
function isNew(metric: MetricEntry | undefined, row: ReportRow | undefined, answer: ReportAnswer): boolean {
  const some = (values: Record<string, MetricValue> | null | undefined) =>
    Object.values(values ?? {}).some((value) => value.n > 0);
  return Boolean(metric?.needsCompare) && some(row?.values) && !some(row?.compared) && some(answer.total.compared);
}

/**
 * The table behind a panel. Buckets stand in rows; so do the groups where there are no buckets; the last of two
 * dimensions stands in columns. `everything` adds to a number that stands alone its statistics and of how many things
 * it tells.
 */
export function gridOf(
  asked: Asked,
  answer: ReportAnswer,
  metrics: Metrics,
  words: Words,
  { everything = false } = {},
): Grid {
  const groupBy = asked.groupBy ?? [];
  const [metric = ''] = asked.metrics;
  const down = asked.bucket || groupBy.length > 1 ? groupBy[groupBy.length - 2] : groupBy[0];
  const across = down === groupBy.at(-1) ? undefined : groupBy.at(-1);
  const whole = { ...answer, label: '' };
  const total: ReportRow = { bucket: null, group: [], ...answer.total };
  const found = new Map(answer.rows.map((row) => [placeOf(row.bucket, row.group), row]));

  const measured = columnsOf(asked, metrics, words, everything && across === undefined);
  const columns = (across === undefined ? [] : groupsOf(answer, down === undefined ? 0 : 1, across, metric)).flatMap(
    (group) =>
      measured.map((column) => ({
        ...column,
        key: measured.length > 1 ? `${idOf(group)} ${column.key}` : idOf(group),
        label: measured.length > 1 ? `${words.group(group)} · ${column.label}` : words.group(group),
        group,
      })),
  );

  const rowOf = (bucket: number | undefined, side: ReportGroup | undefined): Row => {
    const piece = (bucket === undefined ? undefined : answer.buckets[bucket]) ?? whole;
    const { from, to, comparedFrom, comparedTo } = piece;
    const begun = Date.parse(from) < Date.parse(answer.asOf);
    const cellOf = (column: Column, group: ReportGroup[]): Cell => {
      const row = bucket === undefined && group.length === 0 ? total : found.get(placeOf(bucket, group));
      const entry = metrics.get(column.metric);
      // What is still to come is not told.
      const none = group.length > 0 ? missing(entry) : entry?.kind === 'count' && begun ? NOTHING : undefined;
      return {
        metric: column.metric,
        facet: column.facet,
        value: row?.values[column.metric] ?? none,
        compared: row?.compared?.[column.metric],
        from,
        to,
        before: comparedFrom && comparedTo ? { from: comparedFrom, to: comparedTo } : undefined,
        group,
        isNew: isNew(entry, row, answer),
      };
    };
    const before = side ? [side] : [];
    return {
      key: [...(bucket === undefined ? [] : [from]), ...before.map(idOf)].join(' '),
      label: [...(bucket === undefined ? [] : [words.bucket(piece)]), ...before.map(words.group)].join(' · '),
      cells:
        across === undefined
          ? measured.map((column) => cellOf(column, before))
          : columns.map((column) => cellOf(column, [...before, column.group])),
    };
  };
  const sides = down === undefined ? [undefined] : groupsOf(answer, 0, down, metric);
  const corner = [...(asked.bucket ? [words.time] : []), ...(down === undefined ? [] : [words.dimension(down)])];
  return {
    corner: corner.join(' · '),
    columns: across === undefined ? measured : columns,
    rows: asked.bucket
      ? answer.buckets.flatMap((_, bucket) => sides.map((side) => rowOf(bucket, side)))
      : sides.map((side) => rowOf(undefined, side)),
  };
}

/** A table without a single number says nothing. */
export function isEmpty(grid: Grid): boolean {
  return grid.rows.every((row) => row.cells.every((cell) => !cell.value || cell.value.n === 0));
}
