import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';
import { requestLanguage } from '../session';
import type { Calendar, SlaPolicy } from '../types';
import { everything } from './directory';

const RULES_STALE = 60_000;

export const slaQueries = {
  ofCases: ['cases', 'sla'] as const,
  /** What is promised about one case, explained in the reader's language. */
  ofCase: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'sla', id, requestLanguage()],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/cases/{id}/sla', { params: { path: { id } }, signal })),
    }),
  calendars: () =>
    queryOptions({
      queryKey: ['calendars', 'list'],
      staleTime: RULES_STALE,
      queryFn: ({ signal }) =>
        everything<Calendar>((cursor) =>
          unwrap(api.GET('/api/v1/calendars', { params: { query: { limit: 100, cursor } }, signal })),
        ),
    }),
  calendar: (id: number) =>
    queryOptions({
      queryKey: ['calendars', 'detail', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendars/{id}', { params: { path: { id } }, signal })),
    }),
  policies: () =>
    queryOptions({
      queryKey: ['sla-policies', 'list'],
      staleTime: RULES_STALE,
      queryFn: ({ signal }) =>
        everything<SlaPolicy>((cursor) =>
          unwrap(api.GET('/api/v1/sla-policies', { params: { query: { limit: 100, cursor } }, signal })),
        ),
    }),
  policy: (id: number) =>
    queryOptions({
      queryKey: ['sla-policies', 'detail', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/sla-policies/{id}', { params: { path: { id } }, signal })),
    }),
};
