import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';
import type { MailState } from '../types';

export const mailQueries = {
  all: ['mail'] as const,
  /** Whether mail goes out; what waits becomes less by itself. */
  status: () =>
    queryOptions({
      queryKey: ['mail', 'status'],
      refetchInterval: 15_000,
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/mail-status', { signal })),
    }),
  deliveries: (state?: MailState) =>
    infiniteQueryOptions({
      queryKey: ['mail', 'deliveries', { state }],
      refetchInterval: 15_000,
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.GET('/api/v1/mail-deliveries', { params: { query: { state, limit: 50, cursor: pageParam } }, signal }),
        ),
      getNextPageParam: (page) => page.page.nextCursor ?? undefined,
    }),
};
