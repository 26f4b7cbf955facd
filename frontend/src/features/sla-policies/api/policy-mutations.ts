import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { slaQueries } from '../../../api/queries/sla';
import type { NewSlaPolicy, SlaPolicy, SlaPolicyPatch } from '../../../api/types';

const ORDER = 'order-policies';

function useStore() {
  const client = useQueryClient();
  return (saved: SlaPolicy) => {
    client.setQueryData(slaQueries.policy(saved.id).queryKey, saved);
    client.setQueryData(slaQueries.policies().queryKey, (rows) =>
      rows?.map((row) => (row.id === saved.id ? saved : row)),
    );
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
    // One after the other, each on top of what the last one has put in order.
    scope: { id: ORDER },
    mutationKey: [ORDER],
    mutationFn: (ids: number[]) => unwrap(api.PUT('/api/v1/sla-policies/order', { body: { ids } })),
    onMutate: async (ids) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (rows) => rows && [...rows].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
      return before;
    },
    onError: (_error, _ids, before) => client.setQueryData(queryKey, before),
    onSettled: () => {
      // Reading in between would show an order that is about to change again.
      if (client.isMutating({ mutationKey: [ORDER] }) === 1) {
        void client.invalidateQueries({ queryKey: ['sla-policies'] });
      }
    },
  });
}
