import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';
import type { CaseGrouping } from '../types';

export type CaseFilters = {
  status?: string;
  priority?: string;
  category?: string;
  channel?: string;
  teamId?: string;
  assigneeId?: string;
  requesterId?: string;
  organizationId?: string;
  tag?: string;
  sla?: string;
  discarded?: string;
  query?: string;
  sort?: string;
};

const LIST_INCLUDE = 'requester,assignee,team';
const CASE_INCLUDE = 'requester,assignee,team,organization,topic';

/** The filters as the list takes them: nothing that is empty. */
function asQuery(filters: CaseFilters): CaseFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));
}

export const caseQueries = {
  all: ['cases'] as const,
  lists: ['cases', 'list'] as const,
  counts: ['cases', 'count'] as const,
  similars: ['cases', 'similar'] as const,
  list: (filters: CaseFilters) =>
    infiniteQueryOptions({
      queryKey: ['cases', 'list', asQuery(filters)],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.GET('/api/v1/cases', {
            params: { query: { ...asQuery(filters), include: LIST_INCLUDE, limit: 50, cursor: pageParam } },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.page.nextCursor ?? undefined,
    }),
  count: (filters: CaseFilters) =>
    queryOptions({
      queryKey: ['cases', 'count', asQuery(filters)],
      staleTime: 60_000,
      queryFn: async ({ signal }) => {
        const query = { ...asQuery(filters), limit: 1, count: true };
        const list = await unwrap(api.GET('/api/v1/cases', { params: { query: query }, signal }));
        return { total: list.page.total ?? 0, exact: list.page.totalIsExact !== false };
      },
    }),
  groups: (by: CaseGrouping, query: string) =>
    queryOptions({
      queryKey: ['cases', 'count', 'groups', by, query],
      staleTime: 60_000,
      queryFn: async ({ signal }) =>
        (await unwrap(api.GET('/api/v1/cases/groups', { params: { query: { by, query } }, signal }))).data,
    }),
  ofCustomer: (customerId: number) =>
    queryOptions({
      queryKey: ['cases', 'of-customer', customerId],
      queryFn: ({ signal }) =>
        unwrap(
          api.GET('/api/v1/cases', {
            params: { query: { requesterId: String(customerId), sort: '-updatedAt', limit: 20 } },
            signal,
          }),
        ),
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'detail', id],
      queryFn: ({ signal }) =>
        unwrap(
          api.GET('/api/v1/cases/{id}', {
            params: { path: { id }, query: { include: CASE_INCLUDE } },
            signal,
          }),
        ),
    }),
  comments: (id: number) =>
    infiniteQueryOptions({
      queryKey: ['cases', 'comments', id],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.GET('/api/v1/cases/{id}/comments', {
            params: { path: { id }, query: { sort: '-id', limit: 50, cursor: pageParam } },
            signal,
          }),
        ),
      getNextPageParam: (page) => page.page.nextCursor ?? undefined,
    }),
  events: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'events', id],
      queryFn: async ({ signal }) => {
        const events = [];
        let cursor: string | undefined;
        do {
          const page = await unwrap(
            api.GET('/api/v1/cases/{id}/events', {
              params: { path: { id }, query: { limit: 100, cursor } },
              signal,
            }),
          );
          events.push(...page.data);
          cursor = page.page.nextCursor ?? undefined;
        } while (cursor);
        return events;
      },
    }),
  links: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'links', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/cases/{id}/links', { params: { path: { id } }, signal })),
    }),
  similar: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'similar', id],
      staleTime: 60_000,
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/cases/{id}/similar', { params: { path: { id } }, signal })),
    }),
  shares: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'shares', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/cases/{id}/shares', { params: { path: { id } }, signal })),
    }),
};

/** Begins to read what the page of a case shows. */
export function prefetchCase(client: QueryClient, id: number): void {
  void client.prefetchQuery(caseQueries.detail(id));
  void client.prefetchInfiniteQuery(caseQueries.comments(id));
  void client.prefetchQuery(caseQueries.events(id));
}
