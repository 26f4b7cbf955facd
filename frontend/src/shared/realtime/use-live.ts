import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { caseQueries } from '../../api/queries/cases';
import { presenceQueries } from '../../api/queries/presence';
import { createEventApplier } from './cache-events';
import type { Notice, StreamState } from './stream';

const POLL_MS = 30_000;

/** Connects the event stream to the cache; while it is down the open queries are read again every 30 seconds. */
export function useLive(agentId: number | undefined): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');
  useEffect(() => {
    if (agentId === undefined) return;
    const ended = new AbortController();
    // Not needed to show the first list, so not in the way of it.
    void import('./stream').then(({ openStream }) => {
      if (ended.signal.aborted) return;
      const notice = ({ data }: Notice) => {
        const { queryKey } = presenceQueries.ofCase(data.caseId);
        // Only of cases that are on the screen.
        if (client.getQueryData(queryKey)) client.setQueryData(queryKey, data);
      };
      const close = openStream(agentId, createEventApplier(client), notice, (next, missed) => {
        setState(next);
        if (missed) void client.invalidateQueries();
      });
      ended.signal.addEventListener('abort', close);
    });
    return () => ended.abort();
  }, [agentId, client]);
  useEffect(() => {
    if (state !== 'down') return;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: caseQueries.all }), POLL_MS);
    return () => clearInterval(timer);
  }, [state, client]);
  return state;
}
