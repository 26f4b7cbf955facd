import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import type { Agent, AgentPatch, NewAgent } from '../../../api/types';

function useRefresh() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['agents'] });
    void client.invalidateQueries({ queryKey: ['me'] });
  };
}

/** Makes the account and sends the invitation. */
export function useInviteAgent() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: NewAgent) => unwrap(api.POST('/api/v1/agents', { body })),
    onSuccess: refresh,
  });
}

export function useChangeAgent() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ current, patch }: { current: Agent; patch: AgentPatch }) =>
      unwrap(
        api.PATCH('/api/v1/agents/{id}', {
          params: { path: { id: current.id } },
          body: patch,
          headers: { ...mergePatch, ...ifMatch(current.version) },
        }),
      ),
    onSuccess: refresh,
  });
}
