import { useQuery } from '@tanstack/react-query';
import { reportQueries } from '../../../api/queries/reports';
import type { MetricDimension, MetricEntry, ReportQuery } from '../../../api/types';

/** The one way to a number: cards, charts and tables all read the answer of the same question. */
export function useReport(asked: ReportQuery, { enabled = true } = {}) {
  return useQuery({ ...reportQueries.answer(asked), enabled });
}

const NO_METRICS: ReadonlyMap<string, MetricEntry> = new Map();
const NO_DIMENSIONS: ReadonlyMap<string, MetricDimension> = new Map();

/** All that can be measured and by what it can be cut, by key. */
export function useMetrics() {
  const query = useQuery({
    ...reportQueries.metrics(),
    select: ({ data, dimensions }) => ({
      metrics: new Map(data.map((each) => [each.key, each])),
      dimensions: new Map(dimensions.map((each) => [each.key, each])),
    }),
  });
  const { metrics = NO_METRICS, dimensions = NO_DIMENSIONS } = query.data ?? {};
  return { query, metrics, dimensions };
}
