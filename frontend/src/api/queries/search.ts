import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';

export const searchQueries = {
  /** The keys of the query language at this desk, for completion. */
  fields: () =>
    queryOptions({
      queryKey: ['query-fields'],
      staleTime: 5 * 60_000,
      queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/query/fields', { signal }))).data,
    }),
};
