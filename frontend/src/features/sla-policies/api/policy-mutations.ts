import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { slaQueries } from '../../../api/queries/sla';
import type { NewSlaPolicy, SlaPolicy, SlaPolicyPatch } from '../../../api/types';

function useStore() {
  const client = useQueryClient();
  return (saved: SlaPolicy) => {
    client.setQueryData(slaQueries.policy(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: slaQueries.policies().queryKey });
  };
}

export function useCreatePolicy() {
  const store = useStore();
  return useMutation({
    mutationFn: (body: NewSlaPolicy) => unwrap(api.POST('/api/v1/sla-policies', { body })),
    onSuccess: store,
  });
}

export function useChangePolicy() {
  const store = useStore();
  return useMutation({
    mutationFn: ({ id, version, patch }: { id: number; version: number; patch: SlaPolicyPatch }) =>
      unwrap(
        api.PATCH('/api/v1/sla-policies/{id}', {
          params: { path: { id } },
          body: patch,
          headers: { ...mergePatch, ...ifMatch(version) },
        }),
      ),
    onSuccess: store,
  });
}

/** Gives the policies a new order; it shows at once and goes back when the server refuses. */
export function useOrderPolicies() {
  const client = useQueryClient();
  const { queryKey } = slaQueries.policies();
  return useMutation({
    mutationFn: (ids: number[]) => unwrap(api.PUT('/api/v1/sla-policies/order', { body: { ids } })),
    onMutate: async (ids) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (rows) => rows && [...rows].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
      return before;
    },
    onError: (_error, _ids, before) => client.setQueryData(queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: ['sla-policies'] }),
  });
}
