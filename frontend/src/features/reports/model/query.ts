import type { MetricEntry, ReportQuery, WeekStart } from '../../../api/types';
import { parts } from '../../../shared/query/clauses';
import type { ReportAddress } from './address';
import { bucketFor, type Days } from './range';
import type { Widget } from './widgets';

/** The reader's frame: where days begin, and weeks. */
export type Frame = { days: Days; timeZone: string; weekStart: WeekStart };

/** The cases that a report is about, in the query language. */
export function filterOf({ query, teamId }: Pick<ReportAddress, 'query' | 'teamId'>): string | undefined {
  if (!teamId) return query || undefined;
  if (!query) return `team:${teamId}`;
  // Brackets only where they are needed: the place of a mistake is counted from the beginning.
  const either = parts(query).some((part) => part.kind === 'or');
  return either ? `(${query}) team:${teamId}` : `${query} team:${teamId}`;
}

export function reportOf(
  widget: Pick<Widget, 'metrics' | 'bucket' | 'groupBy'>,
  address: ReportAddress,
  frame: Frame,
  metrics: ReadonlyMap<string, MetricEntry>,
): ReportQuery {
  const { bucket, groupBy } = widget;
  const mustCompare = widget.metrics.some((key) => metrics.get(key)?.needsCompare);
  const compare = address.compare ?? (mustCompare ? 'previous_period' : undefined);
  const query = filterOf(address);
  return {
    metrics: [...widget.metrics],
    ...(query && { query }),
    from: frame.days.from,
    to: frame.days.to,
    timeZone: frame.timeZone,
    weekStart: frame.weekStart,
    ...(bucket && { bucket: bucket === 'auto' ? (address.bucket ?? bucketFor(frame.days)) : bucket }),
    ...(groupBy && groupBy.length > 0 && { groupBy: [...groupBy] }),
    ...(compare && { compare }),
  };
}
