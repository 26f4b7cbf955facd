import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';

export const customerQueries = {
  all: ['customers'] as const,
  list: (name: string, organizationId?: number) =>
    infiniteQueryOptions({
      queryKey: ['customers', 'list', { name, organizationId }],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.GET('/api/v1/customers', {
            params: { query: { name: name || undefined, organizationId, limit: 50, cursor: pageParam } },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.page.nextCursor ?? undefined,
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: ['customers', 'detail', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/customers/{id}', { params: { path: { id } }, signal })),
    }),
};

export const organizationQueries = {
  all: ['organizations'] as const,
  list: (name: string) =>
    infiniteQueryOptions({
      queryKey: ['organizations', 'list', { name }],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.GET('/api/v1/organizations', {
            params: { query: { name: name || undefined, limit: 50, cursor: pageParam } },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.page.nextCursor ?? undefined,
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: ['organizations', 'detail', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations/{id}', { params: { path: { id } }, signal })),
    }),
};
