import { useQuery } from '@tanstack/react-query';
import { directoryQueries } from '../../api/queries/directory';
import type { Me } from '../../api/types';

export function useMe(): Me | undefined {
  return useQuery(directoryQueries.me()).data;
}

/** What the server says this person may do in general; what they may do with one case is in its `allowed`. */
export function usePermission(name: string): boolean {
  return useMe()?.permissions.includes(name) ?? false;
}

/** Who manages agents or settings has the administration pages. */
export function administers(me: Me | undefined): boolean {
  return me?.permissions.some((name) => name === 'agents:manage' || name === 'settings:write') ?? false;
}
