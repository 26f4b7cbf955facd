import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';

export const viewQueries = {
  all: ['views'] as const,
  /** All that the reader may use, in their order, hidden ones too. Built-in ones are named in the reader's language. */
  list: (locale: string) =>
    queryOptions({
      queryKey: ['views', 'list', locale],
      staleTime: 5 * 60_000,
      queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/views', { signal }))).data,
    }),
  /** Of those in sight. */
  counts: () =>
    queryOptions({
      queryKey: ['views', 'counts'],
      staleTime: 60_000,
      queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/views/counts', { signal }))).data,
    }),
};
