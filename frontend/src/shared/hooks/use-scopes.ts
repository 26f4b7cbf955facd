import type { ViewScope } from '../../api/types';
import { useMe } from './use-me';

/** Whose views and reports this person may write: their own, those of teams they lead, and with the settings everybody's. */
export function useScopes(): { scopes: ViewScope[]; teamIds: number[] | undefined } {
  const me = useMe();
  const settings = me?.permissions.includes('settings:write') ?? false;
  const led = me?.role === 'lead' ? me.teams.map((team) => team.id) : [];
  return {
    scopes: [
      'personal',
      ...(settings || led.length > 0 ? (['team'] as const) : []),
      ...(settings ? (['shared'] as const) : []),
    ],
    teamIds: settings ? undefined : led,
  };
}
