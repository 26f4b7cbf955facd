import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, unwrap } from '../../../api/client';
import { presenceQueries } from '../../../api/queries/presence';
import type { CaseViewer } from '../../../api/types';
import { useMe, usePermission } from '../../../shared/hooks/use-me';

const HEARTBEAT_MS = 20_000;
const NOBODY: CaseViewer[] = [];

/**
 * Tells the others that this person is at a case, as long as the page can be seen, and who else is. Whoever does not
 * read internal comments is told of nobody and told to nobody.
 *
 * @returns the others
 */
export function usePresence(caseId: number, writing: boolean, online: boolean): CaseViewer[] {
  const client = useQueryClient();
  const me = useMe()?.id;
  const internal = usePermission('comments:read_internal');
  const there = useQuery({ ...presenceQueries.ofCase(caseId), enabled: internal && online });
  const mode = writing ? 'replying' : 'viewing';

  useEffect(() => {
    if (!internal || !online) return;
    let ended = false;
    const path = { params: { path: { id: caseId } } };
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      // A hint that gets lost is made up for by the next one.
      unwrap(api.PUT('/api/v1/cases/{id}/presence', { ...path, body: { mode } })).then(
        (told) => {
          if (!ended) client.setQueryData(presenceQueries.ofCase(caseId).queryKey, told);
        },
        () => undefined,
      );
    };
    tell();
    const timer = setInterval(tell, HEARTBEAT_MS);
    document.addEventListener('visibilitychange', tell);
    return () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [client, caseId, mode, internal, online]);

  useEffect(() => {
    if (!internal) return;
    const leave = () => {
      void api
        .DELETE('/api/v1/cases/{id}/presence', { params: { path: { id: caseId } }, keepalive: true })
        .catch(() => undefined);
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [caseId, internal]);

  return there.data?.viewers.filter((each) => each.agentId !== me) ?? NOBODY;
}
