import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, unwrap } from '../client';
import { requestLanguage } from '../session';
import type { ReportCell, ReportQuery } from '../types';
import { caseQueries } from './cases';

const ask = (body: ReportQuery, signal: AbortSignal) => unwrap(api.POST('/api/v1/reports/query', { body, signal }));

export const reportQueries = {
  all: ['reports'] as const,
  /** What can be measured, explained in the reader's language. */
  metrics: () =>
    queryOptions({
      queryKey: ['reports', 'metrics', requestLanguage()],
      staleTime: 60 * 60_000,
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/metrics', { signal })),
    }),
  /** One answer: what was shown before stays until the next one is there. */
  answer: (asked: ReportQuery) =>
    queryOptions({
      queryKey: ['reports', 'answer', requestLanguage(), asked],
      placeholderData: keepPreviousData,
      queryFn: ({ signal }) => ask(asked, signal),
    }),
  /** The same, read again after every change of a case, as the counts of views are. */
  live: (asked: ReportQuery) =>
    queryOptions({
      queryKey: [...caseQueries.counts, 'report', requestLanguage(), asked],
      queryFn: ({ signal }) => ask(asked, signal),
    }),
  /** The cases behind one number. */
  cases: (cell: ReportCell) =>
    infiniteQueryOptions({
      queryKey: ['reports', 'cases', cell],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.POST('/api/v1/reports/cases', {
            body: cell,
            // Only the first page counts: it takes as long as all of them.
            params: { query: { limit: 50, cursor: pageParam, ...(pageParam === undefined && { count: true }) } },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.page.nextCursor ?? undefined,
    }),
};
