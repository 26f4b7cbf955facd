import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { directoryQueries } from '../../api/queries/directory';

export type Option = { value: string; label: string };

/** The values of an enumeration with their names in the reader's language. */
export function useEnumOptions<T extends string>(
  values: readonly T[],
  labels: Record<T, MessageDescriptor>,
): { value: T; label: string }[] {
  const { i18n } = useLingui();
  return values.map((value) => ({ value, label: i18n._(labels[value]) }));
}

/** The agents who can be given work, by name; people only. */
export function useAgentOptions(keepId?: number | null): Option[] {
  const agents = useQuery(directoryQueries.agents()).data ?? [];
  return agents
    .filter((agent) => (agent.active && agent.kind === 'person') || agent.id === keepId)
    .map((agent) => ({ value: String(agent.id), label: agent.name }));
}

export function useTeamOptions(keepId?: number | null): Option[] {
  const teams = useQuery(directoryQueries.teams()).data ?? [];
  return teams
    .filter((team) => team.active || team.id === keepId)
    .map((team) => ({ value: String(team.id), label: team.name }));
}

export function useTopicOptions(keepId?: number | null): Option[] {
  const topics = useQuery(directoryQueries.topics()).data ?? [];
  return topics
    .filter((topic) => topic.active || topic.id === keepId)
    .map((topic) => ({ value: String(topic.id), label: topic.path.replaceAll('/', ' / ') }));
}
