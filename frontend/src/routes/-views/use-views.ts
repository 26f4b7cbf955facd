import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { viewQueries } from '../../api/queries/views';
import { ownViews, type ShownView, shownView } from './views';

export type Views = {
  /** Every view that this person may open, in their order. */
  all: ShownView[];
  /** Those in sight, by who shares them. */
  groups: { id: 'desk' | 'shared' | 'team' | 'personal'; views: ShownView[] }[];
  isPending: boolean;
  error: unknown;
  retry: () => void;
};

export function useViews(): Views {
  const { i18n, _ } = useLingui();
  const { data, isPending, error, refetch } = useQuery(viewQueries.list(i18n.locale));
  return useMemo(() => {
    const saved = (data ?? []).map(shownView);
    const own = ownViews(_);
    const inSight = saved.filter((view) => !view.saved?.hidden);
    const of = (scope: string) => inSight.filter((view) => !view.saved?.builtIn && view.saved?.scope === scope);
    return {
      all: [...saved, ...own],
      groups: [
        { id: 'desk' as const, views: [...inSight.filter((view) => view.saved?.builtIn), ...own] },
        { id: 'personal' as const, views: of('personal') },
        { id: 'team' as const, views: of('team') },
        { id: 'shared' as const, views: of('shared') },
      ].filter((group) => group.views.length > 0),
      isPending,
      error: data ? null : error,
      retry: () => void refetch(),
    };
  }, [data, isPending, error, refetch, _]);
}
