import { useQuery } from '@tanstack/react-query';
import { directoryQueries } from '../../../api/queries/directory';
import type { GroupValue } from '../model/cell';

/** What a value is called that an address names by its id; undefined where its own text has to do. */
export function useGroupNames(): (group: GroupValue) => string | undefined {
  const teams = useQuery(directoryQueries.teams()).data;
  const agents = useQuery(directoryQueries.agents()).data;
  const topics = useQuery(directoryQueries.topics()).data;
  return ({ key, value }) => {
    if (value === null) return undefined;
    const id = Number(value);
    if (key === 'team') return teams?.find((each) => each.id === id)?.name;
    if (key === 'agent' || key === 'assignee') return agents?.find((each) => each.id === id)?.name;
    if (key === 'topic') return topics?.find((each) => each.id === id)?.path;
    return undefined;
  };
}
