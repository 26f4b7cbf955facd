import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';

export const savedReportQueries = {
  all: ['saved-reports'] as const,
  lists: ['saved-reports', 'list'] as const,
  /** All that the reader may use, by name; with a team, those of that team. */
  list: (teamId?: number) =>
    queryOptions({
      queryKey: ['saved-reports', 'list', teamId],
      queryFn: async ({ signal }) =>
        (await unwrap(api.GET('/api/v1/reports', { params: { query: { teamId } }, signal }))).data,
    }),
  one: (id: number) =>
    queryOptions({
      queryKey: ['saved-reports', 'one', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/{id}', { params: { path: { id } }, signal })),
    }),
  /** By what rhythm a report goes to whom by mail, the next first. */
  schedules: (id: number) =>
    queryOptions({
      queryKey: ['saved-reports', 'schedules', id],
      queryFn: async ({ signal }) =>
        (await unwrap(api.GET('/api/v1/reports/{id}/schedules', { params: { path: { id } }, signal }))).data,
    }),
};
