import type { Metric, ReportBucket } from '../../../api/types';

/** One panel of a screen. `bucket` auto follows from how long the range is. */
export type Widget = {
  title: string;
  kind: 'number' | 'line' | 'bar' | 'table' | 'heatmap';
  metrics: readonly Metric[];
  bucket?: ReportBucket | 'auto';
  /** At most two. */
  groupBy?: readonly string[];
};
