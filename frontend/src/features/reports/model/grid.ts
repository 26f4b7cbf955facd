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
  group: ReportGroup[];
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

/**
 * The table behind a panel. Buckets stand in rows; so do the groups where there are no buckets; a second dimension
 * stands in columns. `everything` adds to a number that stands alone its statistics and of how many things it tells.
 */
export function gridOf(
  asked: Asked,
  answer: ReportAnswer,
  metrics: Metrics,
  words: Words,
  { everything = false } = {},
): Grid {
  const [first, second] = asked.groupBy ?? [];
  const [metric = ''] = asked.metrics;
  const whole = { from: answer.from, to: answer.to };
  const cellOf = (column: Column, row: ReportRow | undefined, range: { from: string; to: string }): Cell => ({
    metric: column.metric,
    facet: column.facet,
    value: row ? row.values[column.metric] : undefined,
    compared: row?.compared?.[column.metric],
    from: range.from,
    to: range.to,
    group: row?.group ?? [],
  });

  if (first !== undefined && (second !== undefined || asked.bucket)) {
    const dimension = second ?? first;
    const at = second === undefined ? 0 : 1;
    const groups = groupsOf(answer, at, dimension, metric);
    const columns = groups.map((group) => ({
      key: idOf(group),
      label: words.group(group),
      metric,
      facet: 'shown' as const,
    }));
    const found = new Map<string, ReportRow>();
    for (const row of answer.rows) {
      const side = second === undefined ? String(row.bucket ?? '') : idOf(row.group[0]);
      found.set(`${side} ${idOf(row.group[at])}`, row);
    }
    const cells = (side: string, range: { from: string; to: string }, before: ReportGroup[]) =>
      columns.map((column, index) => {
        const cell = cellOf(column, found.get(`${side} ${column.key}`), range);
        const group = groups[index];
        return {
          ...cell,
          value: cell.value ?? missing(metrics.get(metric)),
          group: group ? [...before, group] : before,
        };
      });
    if (second === undefined) {
      return {
        corner: words.time,
        columns,
        rows: answer.buckets.map((bucket, index) => ({
          key: bucket.from,
          label: words.bucket(bucket),
          cells: cells(String(index), bucket, []),
        })),
      };
    }
    return {
      corner: words.dimension(first),
      columns,
      rows: groupsOf(answer, 0, first, metric).map((group) => ({
        key: idOf(group),
        label: words.group(group),
        cells: cells(idOf(group), whole, [group]),
      })),
    };
  }

  const columns = columnsOf(asked, metrics, words, everything);
  if (first !== undefined) {
    const rows = new Map(answer.rows.map((row) => [idOf(row.group[0]), row]));
    return {
      corner: words.dimension(first),
      columns,
      rows: groupsOf(answer, 0, first, metric).map((group) => ({
        key: idOf(group),
        label: words.group(group),
        cells: columns.map((column) => {
          const cell = cellOf(column, rows.get(idOf(group)), whole);
          return { ...cell, value: cell.value ?? missing(metrics.get(column.metric)), group: [group] };
        }),
      })),
    };
  }
  const rows = new Map(answer.rows.map((row) => [row.bucket ?? 0, row]));
  return {
    corner: words.time,
    columns,
    rows: answer.buckets.map((bucket, index) => ({
      key: bucket.from,
      label: words.bucket(bucket),
      cells: columns.map((column) => {
        const cell = cellOf(column, rows.get(index), bucket);
        const metric = metrics.get(column.metric);
        // What is still to come is not told.
        const none =
          metric?.kind === 'count' && Date.parse(bucket.from) < Date.parse(answer.asOf) ? NOTHING : undefined;
        return { ...cell, value: cell.value ?? none };
      }),
    })),
  };
}

/** A table without a single number says nothing. */
export function isEmpty(grid: Grid): boolean {
  return grid.rows.every((row) => row.cells.every((cell) => !cell.value || cell.value.n === 0));
}
