import type { MetricEntry, MetricKind } from '../../../api/types';
import type { Grid, Row } from './grid';
import { type How, numberOf } from './number';

/** More lines than these nobody can tell apart, more bars nobody reads; the table has all. */
export const MOST_SERIES = 6;
export const MOST_BARS = 14;

export type Series = { name: string; label: string };
/** What does not exist leaves a gap. */
export type Point = { label: string } & Record<string, string | number | null>;
export type Chart = { kind: MetricKind; series: Series[]; points: Point[]; more: boolean };

export function chartOf(grid: Grid, metrics: ReadonlyMap<string, MetricEntry>, how: How, { bars = false } = {}): Chart {
  const columns = grid.columns.slice(0, MOST_SERIES);
  const rows: Row[] = bars ? grid.rows.slice(0, MOST_BARS) : grid.rows;
  const kind = metrics.get(columns[0]?.metric ?? '')?.kind ?? 'count';
  return {
    kind,
    series: columns.map((column, index) => ({ name: `s${index}`, label: column.label })),
    points: rows.map((row) => {
      const point: Point = { label: row.label };
      columns.forEach((_, index) => {
        const cell = row.cells[index];
        point[`s${index}`] = (cell && numberOf(kind, cell.value, how, cell.facet)) ?? null;
      });
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

const STEPS = [
  1, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 172_800, 345_600,
  604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
];

/** Marks of an axis of time at lengths that people use: minutes, hours, days. */
export function spanTicks(most: number): number[] {
  const step = STEPS.find((each) => most / each <= 5) ?? 31_536_000;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}
