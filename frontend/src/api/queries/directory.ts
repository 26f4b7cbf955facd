import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';
import type { Agent, CaseField, Team, Topic } from '../types';

type Page<T> = { data: T[]; page: { nextCursor: string | null } };

/** Every row of a list that is short by nature (agents, teams, topics of one desk). */
export async function everything<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    rows.push(...page.data);
    cursor = page.page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}

const DIRECTORY_STALE = 5 * 60_000;

export const directoryQueries = {
  me: () =>
    queryOptions({ queryKey: ['me'], staleTime: DIRECTORY_STALE, queryFn: () => unwrap(api.GET('/api/v1/me')) }),
  agents: () =>
    queryOptions({
      queryKey: ['agents', 'list'],
      staleTime: DIRECTORY_STALE,
      queryFn: ({ signal }) =>
        everything<Agent>((cursor) =>
          unwrap(api.GET('/api/v1/agents', { params: { query: { limit: 100, cursor } }, signal })),
        ),
    }),
  teams: () =>
    queryOptions({
      queryKey: ['teams', 'list'],
      staleTime: DIRECTORY_STALE,
      queryFn: ({ signal }) =>
        everything<Team>((cursor) =>
          unwrap(api.GET('/api/v1/teams', { params: { query: { limit: 100, cursor } }, signal })),
        ),
    }),
  topics: () =>
    queryOptions({
      queryKey: ['topics', 'list'],
      staleTime: DIRECTORY_STALE,
      queryFn: ({ signal }) =>
        everything<Topic>((cursor) =>
          unwrap(api.GET('/api/v1/topics', { params: { query: { limit: 100, cursor } }, signal })),
        ),
    }),
  caseFields: () =>
    queryOptions({
      queryKey: ['case-fields', 'list'],
      staleTime: DIRECTORY_STALE,
      queryFn: ({ signal }) =>
        everything<CaseField>((cursor) =>
          unwrap(api.GET('/api/v1/case-fields', { params: { query: { limit: 100, cursor } }, signal })),
        ),
    }),
  tags: (prefix: string) =>
    queryOptions({
      queryKey: ['tags', 'list', prefix],
      staleTime: 60_000,
      queryFn: ({ signal }) =>
        unwrap(api.GET('/api/v1/tags', { params: { query: { name: prefix || undefined, limit: 30 } }, signal })),
    }),
};
