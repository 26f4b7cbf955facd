import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type CaseFilters, caseQueries } from '../../../api/queries/cases';
import type { ViewColumn } from '../../../api/types';
import { Delayed, EmptyState, ErrorNote, ErrorState } from '../../../shared/ui/States';
import { neighbour } from '../model/neighbour';
import { extended, type Selection, toggled, withRange } from '../model/selection';
import classes from './CaseList.module.css';
import { CaseListRow, type RenderCaseLink } from './CaseListRow';
import { ROW_HEIGHT } from './CaseRow';

type Props = {
  filters: CaseFilters;
  selectedId: number | undefined;
  /** Makes the link to a case; the page decides where a case opens. */
  renderLink: RenderCaseLink;
  onOpen: (caseId: number) => void;
  /** Tells which cases are shown, in order, for the keys that go to the next one. */
  onRows: (ids: readonly number[]) => void;
  emptyText: string;
  emptyAction?: ReactNode;
  selection: Selection;
  onSelection: (next: Selection) => void;
  /** The row that gets the focus: where the keys that select have gone. */
  cursorId?: number;
  /** What the rows show; without them the usual. */
  columns?: readonly ViewColumn[];
};

/** The virtualised list of cases of one view: only the rows on the screen are in the document. */
export function CaseList(props: Props) {
  const { filters, selectedId, renderLink, onOpen, onRows, emptyText, emptyAction, cursorId } = props;
  const { selection, onSelection, columns } = props;
  const { t } = useLingui();
  const list = useInfiniteQuery(caseQueries.list(filters));
  const scroller = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const names = useMemo(() => {
    const customers = new Map<number, string>();
    const agents = new Map<number, string>();
    const teams = new Map<number, string>();
    for (const page of list.data?.pages ?? []) {
      for (const each of page.included?.customers ?? [])
        customers.set(each.id, each.name ?? each.primaryEmail ?? `#${each.id}`);
      for (const each of page.included?.agents ?? []) agents.set(each.id, each.name);
      for (const each of page.included?.teams ?? []) teams.set(each.id, each.name);
    }
    return { customers, agents, teams };
  }, [list.data]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  useEffect(() => onRows(ids), [ids, onRows]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();

  const lastShown = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && lastShown >= rows.length * 0.8 - 1)
      void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, lastShown, rows.length]);

  const selectedIndex = selectedId === undefined ? -1 : ids.indexOf(selectedId);
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (selectedIndex >= 0) scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, scrollToIndex]);

  const cursorIndex = cursorId === undefined ? -1 : ids.indexOf(cursorId);
  const focusRow = (id: number) =>
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-case="${id}"]`)?.focus());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the cursor goes elsewhere, not when rows do
  useEffect(() => {
    if (cursorId === undefined || cursorIndex < 0) return;
    scrollToIndex(cursorIndex, { align: 'auto' });
    focusRow(cursorId);
  }, [cursorId]);

  const anchor = useRef<number>(undefined);
  const check = (id: number, range: boolean) => {
    onSelection(
      range && anchor.current !== undefined ? withRange(selection, ids, anchor.current, id) : toggled(selection, id),
    );
    anchor.current = id;
  };
  const move = (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    const id = Number(row?.dataset.row);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (event.shiftKey && row) {
        const to = neighbour(ids, id, by) ?? id;
        onSelection(extended(selection, id, to));
        scrollToIndex(ids.indexOf(to), { align: 'auto' });
        focusRow(to);
        return;
      }
      const next = neighbour(ids, selectedId, by);
      if (next === undefined) return;
      onOpen(next);
      focusRow(next);
    } else if (event.key === ' ' && row && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      check(id, event.shiftKey);
    } else if (event.key === 'ArrowLeft') row?.querySelector('input')?.focus();
    else if (event.key === 'ArrowRight') row?.querySelector('a')?.focus();
  };

  if (list.isPending && list.fetchStatus === 'paused') {
    return (
      <EmptyState drawing="broken" title={t`You are offline`}>
        <Trans>This list has not been read yet. It comes as soon as you are back.</Trans>
      </EmptyState>
    );
  }
  if (list.isPending) {
    return (
      <div className={classes.scroller} aria-busy="true">
        <span className="visually-hidden">{t`Loading`}</span>
        <Delayed>
          {[0, 1, 2, 3, 4, 5, 6, 7].map((index) => (
            <div key={index} className={classes.skeleton}>
              <Skeleton height={12} width="55%" />
              <Skeleton height={12} width="90%" />
              <Skeleton height={10} width="30%" />
            </div>
          ))}
        </Delayed>
      </div>
    );
  }
  if (list.isError && rows.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) {
    return (
      <EmptyState drawing="tray" title={t`No cases here`} action={emptyAction}>
        {emptyText}
      </EmptyState>
    );
  }
  const tabStop = Math.max(0, cursorIndex >= 0 ? cursorIndex : selectedIndex);
  const choosing = selection.ids.size > 0 || selection.allMatching;
  return (
    <>
      {list.isRefetchError && (
        <div className={classes.strip} role="status">
          <Trans>Not up to date</Trans>
          <Button size="compact-xs" variant="subtle" onClick={() => void list.refetch()}>
            {t`Try again`}
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the links inside */}
      <div ref={scroller} className={classes.scroller} onKeyDown={move} data-choosing={choosing || undefined}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not on the screen */}
        <div
          role="grid"
          aria-label={t`Cases`}
          aria-multiselectable="true"
          aria-rowcount={hasNextPage ? -1 : rows.length}
          className={classes.list}
          style={{ blockSize: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <CaseListRow
                key={item.key}
                row={row}
                place={item}
                requester={names.customers.get(row.requesterId) ?? `#${row.requesterId}`}
                assignee={row.assigneeId ? names.agents.get(row.assigneeId) : undefined}
                team={row.teamId ? names.teams.get(row.teamId) : undefined}
                columns={columns}
                opened={row.id === selectedId}
                chosen={selection.allMatching || selection.ids.has(row.id)}
                tabStop={item.index === tabStop}
                renderLink={renderLink}
                onCheck={check}
              />
            );
          })}
        </div>
        {isFetchingNextPage && <p className={classes.more}>{t`Loading more…`}</p>}
        {isFetchNextPageError && (
          <div className={classes.more}>
            <ErrorNote error={list.error} onRetry={() => void fetchNextPage()} />
          </div>
        )}
      </div>
    </>
  );
}
