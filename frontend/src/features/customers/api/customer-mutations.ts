import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { caseQueries } from '../../../api/queries/cases';
import { customerQueries } from '../../../api/queries/customers';
import type { Customer, CustomerPatch, IdentityKind, NewCustomer } from '../../../api/types';
import { useUndo } from '../../../shared/undo/undo';

function useStore() {
  const client = useQueryClient();
  return (saved: Customer) => {
    client.setQueryData(customerQueries.detail(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['customers', 'list'] });
    // Lists show the customer's name.
    void client.invalidateQueries({ queryKey: caseQueries.lists });
  };
}

export function useCreateCustomer() {
  const store = useStore();
  return useMutation({
    mutationFn: (body: NewCustomer) => unwrap(api.POST('/api/v1/customers', { body })),
    onSuccess: store,
  });
}

export function useChangeCustomer() {
  const store = useStore();
  return useMutation({
    mutationFn: ({ current, patch }: { current: Customer; patch: CustomerPatch }) =>
      unwrap(
        api.PATCH('/api/v1/customers/{id}', {
          params: { path: { id: current.id } },
          body: patch,
          headers: { ...mergePatch, ...ifMatch(current.version) },
        }),
      ),
    onSuccess: store,
  });
}

export function useIdentities(customer: Customer) {
  const store = useStore();
  const { t } = useLingui();
  const { offer } = useUndo();
  const post = (body: { kind: IdentityKind; value: string }) =>
    unwrap(api.POST('/api/v1/customers/{id}/identities', { params: { path: { id: customer.id } }, body }));
  const add = useMutation({ mutationFn: post, onSuccess: store });
  const remove = useMutation({
    mutationFn: (identity: { id: number; kind: IdentityKind; value: string }) =>
      unwrap(
        api.DELETE('/api/v1/customers/{id}/identities/{identityId}', {
          params: { path: { id: customer.id, identityId: identity.id } },
        }),
      ),
    onSuccess: (saved, { kind, value }) => {
      store(saved);
      offer(t`${value} removed`, async () => store(await post({ kind, value })));
    },
  });
  return { add, remove };
}

/** Makes two customers one; can be taken back. */
export function useMergeCustomer() {
  const client = useQueryClient();
  const { t } = useLingui();
  const { offer } = useUndo();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: customerQueries.all });
    void client.invalidateQueries({ queryKey: caseQueries.all });
  };
  return useMutation({
    mutationFn: ({ current, into }: { current: Customer; into: number }) =>
      unwrap(
        api.POST('/api/v1/customers/{id}/merge', {
          params: { path: { id: current.id } },
          body: { into },
          headers: ifMatch(current.version),
        }),
      ),
    onSuccess: (_, { current }) => {
      refresh();
      offer(t`Customers merged`, async () => {
        await unwrap(api.POST('/api/v1/customers/{id}/unmerge', { params: { path: { id: current.id } } }));
        refresh();
      });
    },
  });
}

export function useUnmergeCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => unwrap(api.POST('/api/v1/customers/{id}/unmerge', { params: { path: { id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: customerQueries.all });
      void client.invalidateQueries({ queryKey: caseQueries.all });
    },
  });
}
