import type { Metric, MetricEntry, ReportBucket, WidgetKind } from '../../../api/types';

/** One panel of a report. `bucket` auto follows from how long the range is. */
export type Widget = {
  /** Tells it from the others where two may have the same title. */
  id?: string;
  title: string;
  kind: WidgetKind;
  metrics: readonly Metric[];
  bucket?: ReportBucket | 'auto' | undefined;
  /** At most two. */
  groupBy?: readonly string[];
};

/** As what a widget is shown: as what was wished, unless there is no such drawing of what it asks. */
export function shownAs(
  { kind, metrics: keys, bucket, groupBy = [] }: Omit<Widget, 'title'>,
  metrics: ReadonlyMap<string, MetricEntry>,
): WidgetKind {
  const dimensions = groupBy.length + (bucket ? 1 : 0);
  if (kind === 'number' || dimensions === 0) return 'number';
  // One axis has one unit.
  const units = new Set(keys.map((key) => metrics.get(key)?.kind)).size;
  if (kind === 'heatmap') return dimensions === 2 && keys.length === 1 ? 'heatmap' : 'table';
  if (kind === 'table' || units > 1 || dimensions > 2) return 'table';
  return kind === 'line' && bucket ? 'line' : 'bar';
}
