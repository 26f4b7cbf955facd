import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { directoryQueries } from '../../../../api/queries/directory';
import type { SavedReport } from '../../../../api/types';

/** Whose a report is, in words. */
export function useOwner({ scope, teamId }: Pick<SavedReport, 'scope' | 'teamId'>): string {
  const { t } = useLingui();
  const teams = useQuery(directoryQueries.teams()).data;
  if (scope === 'personal') return t`Only for me`;
  if (scope === 'shared') return t`For everybody who reads reports`;
  const name = teams?.find((team) => team.id === teamId)?.name ?? `#${teamId}`;
  return t`For the team ${name}`;
}
