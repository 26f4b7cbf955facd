import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';

/** Who is said to be gone when nothing was heard of them, see `docs/writing.md`. */
const GONE_AFTER_MS = 45_000;

export const presenceQueries = {
  all: ['presence'] as const,
  /** Who is at a case, as last told; the stream tells of every change. */
  ofCase: (caseId: number) =>
    queryOptions({
      queryKey: ['presence', caseId],
      // Read again now and then, for the case that the stream is down.
      refetchInterval: GONE_AFTER_MS,
      queryFn: async ({ signal }) =>
        (
          await unwrap(api.GET('/api/v1/presence', { params: { query: { caseIds: String(caseId) } }, signal }))
        ).data.find((each) => each.caseId === caseId) ?? { caseId, viewers: [] },
    }),
};
