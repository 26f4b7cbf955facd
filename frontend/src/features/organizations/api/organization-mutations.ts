import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { organizationQueries } from '../../../api/queries/customers';
import type { NewOrganization, Organization, OrganizationPatch } from '../../../api/types';

function useStoreOrganization() {
  const client = useQueryClient();
  return (saved: Organization) => {
    client.setQueryData(organizationQueries.detail(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['organizations', 'list'] });
  };
}

export function useCreateOrganization() {
  const store = useStoreOrganization();
  return useMutation({
    mutationFn: (body: NewOrganization) => unwrap(api.POST('/api/v1/organizations', { body })),
    onSuccess: store,
  });
}

export function useChangeOrganization() {
  const store = useStoreOrganization();
  return useMutation({
    mutationFn: ({ current, patch }: { current: Organization; patch: OrganizationPatch }) =>
      unwrap(
        api.PATCH('/api/v1/organizations/{id}', {
          params: { path: { id: current.id } },
          body: patch,
          headers: { ...mergePatch, ...ifMatch(current.version) },
        }),
      ),
    onSuccess: store,
  });
}
