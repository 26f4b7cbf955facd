import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { type CaseFilters, caseQueries } from '../../api/queries/cases';
import type { ViewColumn } from '../../api/types';
import { CaseList } from '../../features/cases/components/CaseList';
import { useSelection } from '../../features/cases/components/use-selection';
import { neighbour } from '../../features/cases/model/neighbour';
import { extended, toggled, widened } from '../../features/cases/model/selection';
import { useCommands } from '../../shared/commands/registry';
import { focusIfLost } from '../../shared/hooks/use-focus-back';
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
  columns?: readonly ViewColumn[];
};

const Selected = lazy(() => import('./Selected'));

function focusedRow(): number | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  return row ? Number(row.dataset.row) : undefined;
}

/** Views, a list of cases, and beside it the case that is open; with the keys that go through them. */
export function CaseBrowser({ place, top, head, filters, instead, emptyText, emptyAction, columns }: Props) {
  const { t } = useLingui();
  const { caseId } = useParams({ strict: false });
  const selectedId = caseId === undefined ? undefined : Number(caseId);
  const shown = useRef<readonly number[]>([]);
  const { selection, change, clear, restore } = useSelection(JSON.stringify(filters));
  const [cursorId, setCursorId] = useState<number>();
  const [loaded, setLoaded] = useState(0);
  const [viewsShown, toggleViews] = useStoredFlag('zelodesk.views', true);

  const step = (by: 1 | -1) => {
    const next = neighbour(shown.current, selectedId, by);
    setCursorId(undefined);
    if (next !== undefined) place.open(next);
  };
  // The keys that select go from the row that has the focus, else from the case that is open.
  const here = () => focusedRow() ?? selectedId ?? shown.current[0];
  const extend = (by: 1 | -1) => {
    const from = here();
    const to = neighbour(shown.current, from, by);
    if (from === undefined || to === undefined) return;
    change(extended(selection, from, to));
    setCursorId(to);
  };
  const { sort: _, ...asked } = filters ?? {};
  const choosing = selection.ids.size > 0 || selection.allMatching;
  const count = useQuery({ ...caseQueries.count(asked), enabled: choosing && filters !== undefined }).data;
  const selectMore = () => change(widened(selection, shown.current, count?.total));
  useCommands([
    { id: 'next-case', title: msg`Next case`, group: 'list', keys: ['j'], run: () => step(1) },
    { id: 'previous-case', title: msg`Previous case`, group: 'list', keys: ['k'], run: () => step(-1) },
    {
      id: 'close-case',
      title: msg`Back to the list`,
      group: 'list',
      keys: ['escape'],
      keyOnly: true,
      run: () => (choosing ? clear() : place.back()),
    },
    {
      id: 'select-case',
      title: msg`Select or deselect the case`,
      group: 'list',
      keys: ['x'],
      run: () => {
        const id = here();
        if (id !== undefined) change(toggled(selection, id));
      },
    },
    { id: 'select-next', title: msg`Select the next case too`, group: 'list', keys: ['shift+j'], run: () => extend(1) },
    {
      id: 'select-previous',
      title: msg`Select the previous case too`,
      group: 'list',
      keys: ['shift+k'],
      run: () => extend(-1),
    },
    {
      id: 'select-all',
      title: msg`Select all loaded cases, then all that match`,
      group: 'list',
      keys: ['mod+a'],
      // Elsewhere the browser selects the text, as people expect.
      when: () => document.activeElement === document.body || focusedRow() !== undefined,
      run: selectMore,
    },
    {
      id: 'toggle-views',
      title: msg`Show or hide the views`,
      group: 'appearance',
      keys: ['bracketleft'],
      run: toggleViews,
    },
  ]);
  // The bar goes away, and with it what had the focus.
  const leave = () => {
    clear();
    focusIfLost(document.querySelector<HTMLElement>('[data-case][tabindex="0"]'));
  };
  const onRows = useCallback((ids: readonly number[]) => {
    shown.current = ids;
    setLoaded(ids.length);
  }, []);

  return (
    <div
      className={clsx(classes.page, !viewsShown && classes.withoutViews, selectedId !== undefined && classes.caseOpen)}
      data-top={top ? true : undefined}
    >
      {viewsShown && <ViewsNav />}
      {top && <div className={classes.top}>{top}</div>}
      <section className={classes.list} aria-label={t`Case list`}>
        {choosing ? (
          <Suspense fallback={<div className={classes.head} />}>
            <Selected
              filters={filters}
              selection={selection}
              loaded={loaded}
              count={count}
              onMore={selectMore}
              onLeave={leave}
              onFailed={restore}
            />
          </Suspense>
        ) : (
          head(viewsShown)
        )}
        {filters ? (
          <CaseList
            filters={filters}
            selectedId={selectedId}
            onOpen={place.open}
            onRows={onRows}
            selection={selection}
            onSelection={change}
            cursorId={cursorId}
            columns={columns}
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
