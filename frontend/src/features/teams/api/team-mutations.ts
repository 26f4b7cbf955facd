import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import type { NewTeam, Team, TeamLevel, TeamPatch } from '../../../api/types';

export const memberQueries = {
  ofTeam: (teamId: number) =>
    queryOptions({
      queryKey: ['teams', 'members', teamId],
      queryFn: ({ signal }) =>
        unwrap(
          api.GET('/api/v1/teams/{id}/members', { params: { path: { id: teamId }, query: { limit: 100 } }, signal }),
        ),
    }),
};

function useRefresh() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['teams'] });
    void client.invalidateQueries({ queryKey: ['agents'] });
    void client.invalidateQueries({ queryKey: ['me'] });
  };
}

export function useCreateTeam() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: NewTeam) => unwrap(api.POST('/api/v1/teams', { body })),
    onSuccess: refresh,
  });
}

export function useChangeTeam() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ current, patch }: { current: Team; patch: TeamPatch }) =>
      unwrap(
        api.PATCH('/api/v1/teams/{id}', {
          params: { path: { id: current.id } },
          body: patch,
          headers: { ...mergePatch, ...ifMatch(current.version) },
        }),
      ),
    onSuccess: refresh,
  });
}

/** Puts a member into a team, changes the level, or (level null) takes the member out. */
export function useSetMember(teamId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ agentId, level }: { agentId: number; level: TeamLevel | null }) => {
      const params = { path: { id: teamId, agentId } };
      if (level === null) await unwrap(api.DELETE('/api/v1/teams/{id}/members/{agentId}', { params }));
      else await unwrap(api.PUT('/api/v1/teams/{id}/members/{agentId}', { params, body: { level } }));
    },
    onSuccess: refresh,
  });
}
