import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Outlet, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { type ReactNode, useCallback, useRef } from 'react';
import type { CaseFilters } from '../../api/queries/cases';
import { CaseList } from '../../features/cases/components/CaseList';
import { neighbour } from '../../features/cases/model/neighbour';
import { useCommands } from '../../shared/commands/registry';
import { useStoredFlag } from '../../shared/hooks/use-stored-flag';
import classes from './InboxPage.module.css';
import type { Place } from './place';
import { ViewsNav } from './ViewsNav';

type Props = {
  place: Place;
  /** Above the list and the case. */
  top?: ReactNode;
  head: (viewsShown: boolean) => ReactNode;
  /** What the list shows; without it `instead` stands there. */
  filters: CaseFilters | undefined;
  instead?: ReactNode;
  emptyText: string;
  emptyAction?: ReactNode;
};

/** Views, a list of cases, and beside it the case that is open; with the keys that go through them. */
export function CaseBrowser({ place, top, head, filters, instead, emptyText, emptyAction }: Props) {
  const { t } = useLingui();
  const { caseId } = useParams({ strict: false });
  const selectedId = caseId === undefined ? undefined : Number(caseId);
  const shown = useRef<readonly number[]>([]);
  const [viewsShown, toggleViews] = useStoredFlag('zelodesk.views', true);

  const step = (by: 1 | -1) => {
    const next = neighbour(shown.current, selectedId, by);
    if (next !== undefined) place.open(next);
  };
  useCommands([
    { id: 'next-case', title: msg`Next case`, group: 'list', keys: ['j'], run: () => step(1) },
    { id: 'previous-case', title: msg`Previous case`, group: 'list', keys: ['k'], run: () => step(-1) },
    {
      id: 'close-case',
      title: msg`Back to the list`,
      group: 'list',
      keys: ['escape'],
      keyOnly: true,
      run: () => place.back(),
    },
    {
      id: 'toggle-views',
      title: msg`Show or hide the views`,
      group: 'appearance',
      keys: ['bracketleft'],
      run: toggleViews,
    },
  ]);
  const onRows = useCallback((ids: readonly number[]) => {
    shown.current = ids;
  }, []);

  return (
    <div
      className={clsx(classes.page, !viewsShown && classes.withoutViews, selectedId !== undefined && classes.caseOpen)}
      data-top={top ? true : undefined}
    >
      {viewsShown && <ViewsNav />}
      {top && <div className={classes.top}>{top}</div>}
      <section className={classes.list} aria-label={t`Case list`}>
        {head(viewsShown)}
        {filters ? (
          <CaseList
            filters={filters}
            selectedId={selectedId}
            onOpen={place.open}
            onRows={onRows}
            emptyText={emptyText}
            emptyAction={emptyAction}
            renderLink={place.caseLink}
          />
        ) : (
          instead
        )}
      </section>
      <main className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
