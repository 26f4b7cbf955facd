import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, mergePatch, unwrap } from '../../../api/client';
import { directoryQueries } from '../../../api/queries/directory';
import type { Me } from '../../../api/types';
import { useMe } from '../../../shared/hooks/use-me';

const KEPT = 8;
/** The server keeps 16 kB of preferences; a longer query is kept as a view, if at all. */
const LONGEST = 400;

function recentOf(me: Me | undefined): string[] {
  const kept: unknown = me?.preferences.recentSearches;
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
}

/** The queries that this person asked last, newest first, wherever they signed in. */
export function useRecentSearches() {
  const client = useQueryClient();
  const recent = recentOf(useMe());
  const { mutate } = useMutation({
    scope: { id: 'recent-searches' },
    mutationFn: (recentSearches: string[]) =>
      unwrap(api.PATCH('/api/v1/me', { body: { preferences: { recentSearches } }, headers: mergePatch })),
    onSuccess: (saved) => client.setQueryData(directoryQueries.me().queryKey, saved),
  });
  const remember = useCallback(
    (query: string) => {
      const before = recentOf(client.getQueryData<Me>(directoryQueries.me().queryKey));
      if (before[0] === query || query.length > LONGEST) return;
      mutate([query, ...before.filter((each) => each !== query)].slice(0, KEPT));
    },
    [client, mutate],
  );
  const forget = useCallback(() => mutate([]), [mutate]);
  return { recent, remember, forget };
}
