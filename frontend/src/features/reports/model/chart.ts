import type { MetricEntry, MetricKind } from '../../../api/types';
import type { Grid, Row } from './grid';
import { type How, numberOf } from './number';

/** More lines than these nobody can tell apart, more bars nobody reads; the table has all. */
export const MOST_SERIES = 6;
export const MOST_BARS = 14;

/** `before` is what it is compared with. */
export type Series = { name: string; label: string; before?: boolean };
/** What does not exist leaves a gap. */
export type Point = { label: string } & Record<string, string | number | null>;
export type Chart = { kind: MetricKind; series: Series[]; points: Point[]; more: boolean };

type Options = {
  bars?: boolean;
  /** The name of what a line that stands alone is compared with. */
  before?: string | undefined;
};

export function chartOf(
  grid: Grid,
  metrics: ReadonlyMap<string, MetricEntry>,
  how: How,
  { bars = false, before }: Options = {},
): Chart {
  const columns = grid.columns.slice(0, MOST_SERIES);
  const rows: Row[] = bars ? grid.rows.slice(0, MOST_BARS) : grid.rows;
  const kind = metrics.get(columns[0]?.metric ?? '')?.kind ?? 'count';
  const compares = before !== undefined && columns.length === 1 && rows.some((row) => row.cells[0]?.compared?.n);
  return {
    kind,
    series: [
      ...columns.map((column, index) => ({ name: `s${index}`, label: column.label })),
      ...(compares ? [{ name: 'before', label: before, before: true }] : []),
    ],
    points: rows.map((row) => {
      const point: Point = { label: row.label };
      columns.forEach((_, index) => {
        const cell = row.cells[index];
        point[`s${index}`] = (cell && numberOf(kind, cell.value, how, cell.facet)) ?? null;
      });
      const [cell] = row.cells;
      if (compares && cell?.before) {
        point.before = numberOf(kind, cell.compared, how, cell.facet) ?? (kind === 'count' ? 0 : null);
      }
      return point;
    }),
    more: columns.length < grid.columns.length || rows.length < grid.rows.length,
  };
}

/** The largest and the latest point of a series, for those who do not see the chart. */
export function extremes(chart: Chart, name: string): { top: Point; last: Point } | undefined {
  const told = chart.points.filter((point) => typeof point[name] === 'number');
  const last = told.at(-1);
  if (!last) return undefined;
  const top = told.reduce((best, point) => (Number(point[name]) > Number(best[name]) ? point : best));
  return { top, last };
}
