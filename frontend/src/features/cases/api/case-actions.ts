import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, unwrap } from '../../../api/client';
import { caseQueries } from '../../../api/queries/cases';
import type { CaseView, LinkType } from '../../../api/types';
import { useUndo } from '../../../shared/undo/undo';
import { storeCase } from './case-mutations';

function useRefreshAll() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: caseQueries.all });
}

/** Moves everything of one case into another; can be taken back. */
export function useMergeCase() {
  const { t } = useLingui();
  const { offer } = useUndo();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ current, into }: { current: CaseView; into: number }) =>
      unwrap(
        api.POST('/api/v1/cases/{id}/merge', {
          params: { path: { id: current.id } },
          body: { into },
          headers: ifMatch(current.version),
        }),
      ),
    onSuccess: (_, { current, into }) => {
      refresh();
      offer(t`Case #${current.id} merged into #${into}`, async () => {
        await unwrap(api.POST('/api/v1/cases/{id}/unmerge', { params: { path: { id: current.id } } }));
        refresh();
      });
    },
  });
}

/** Restores a case that was merged away. */
export function useUnmergeCase() {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.POST('/api/v1/cases/{id}/unmerge', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** Moves the chosen comments into a new case; can be taken back. */
export function useSplitCase() {
  const { t } = useLingui();
  const { offer } = useUndo();
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ current, commentIds, subject }: { current: CaseView; commentIds: number[]; subject: string }) =>
      unwrap(
        api.POST('/api/v1/cases/{id}/split', {
          params: { path: { id: current.id } },
          body: { commentIds, subject },
          headers: ifMatch(current.version),
        }),
      ),
    onSuccess: (created) => {
      refresh();
      offer(t`Case #${created.id} split off`, async () => {
        await unwrap(api.POST('/api/v1/cases/{id}/unsplit', { params: { path: { id: created.id } } }));
        refresh();
      });
    },
  });
}

export function useWatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ caseId, agentId, watch }: { caseId: number; agentId: number; watch: boolean }) => {
      const params = { path: { id: caseId, agentId } };
      return unwrap(
        watch
          ? api.PUT('/api/v1/cases/{id}/watchers/{agentId}', { params })
          : api.DELETE('/api/v1/cases/{id}/watchers/{agentId}', { params }),
      );
    },
    onSuccess: (saved) => storeCase(client, saved),
  });
}

export function useLinks(caseId: number) {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: caseQueries.links(caseId).queryKey });
    void client.invalidateQueries({ queryKey: caseQueries.events(caseId).queryKey });
  };
  const add = useMutation({
    mutationFn: (link: { type: LinkType; caseId: number }) =>
      unwrap(api.POST('/api/v1/cases/{id}/links', { params: { path: { id: caseId } }, body: link })),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (linkId: number) =>
      unwrap(api.DELETE('/api/v1/cases/{id}/links/{linkId}', { params: { path: { id: caseId, linkId } } })),
    onSuccess: refresh,
  });
  return { add, remove };
}

export function useShares(caseId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agentId, share }: { agentId: number; share: boolean }) => {
      const params = { path: { id: caseId, agentId } };
      return unwrap(
        share
          ? api.PUT('/api/v1/cases/{id}/shares/{agentId}', { params })
          : api.DELETE('/api/v1/cases/{id}/shares/{agentId}', { params }),
      );
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: caseQueries.shares(caseId).queryKey });
      void client.invalidateQueries({ queryKey: caseQueries.events(caseId).queryKey });
    },
  });
}
