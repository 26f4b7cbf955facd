import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type CaseFilters, caseQueries } from '../../../api/queries/cases';
import { Delayed, EmptyState, ErrorNote, ErrorState } from '../../../shared/ui/States';
import { neighbour } from '../model/neighbour';
import classes from './CaseList.module.css';
import { CaseRow, ROW_HEIGHT } from './CaseRow';

type LinkProps = {
  className: string;
  tabIndex: number;
  'aria-current': 'true' | undefined;
  'data-case': number;
  children: ReactNode;
};

type Props = {
  filters: CaseFilters;
  selectedId: number | undefined;
  /** Makes the link to a case; the page decides where a case opens. */
  renderLink: (caseId: number, props: LinkProps) => ReactNode;
  onOpen: (caseId: number) => void;
  /** Tells which cases are shown, in order, for the keys that go to the next one. */
  onRows: (ids: readonly number[]) => void;
  emptyText: string;
  emptyAction?: ReactNode;
};

/** The virtualised list of cases of one view: only the rows on the screen are in the document. */
export function CaseList({ filters, selectedId, renderLink, onOpen, onRows, emptyText, emptyAction }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(caseQueries.list(filters));
  const scroller = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const names = useMemo(() => {
    const customers = new Map<number, string>();
    const agents = new Map<number, string>();
    for (const page of list.data?.pages ?? []) {
      for (const each of page.included?.customers ?? [])
        customers.set(each.id, each.name ?? each.primaryEmail ?? `#${each.id}`);
      for (const each of page.included?.agents ?? []) agents.set(each.id, each.name);
    }
    return { customers, agents };
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

  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = neighbour(ids, selectedId, event.key === 'ArrowDown' ? 1 : -1);
    if (next === undefined) return;
    onOpen(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-case="${next}"]`)?.focus());
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
  const tabStop = Math.max(0, selectedIndex);
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
      <div ref={scroller} className={classes.scroller} onKeyDown={move}>
        <ul className={classes.list} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li
                key={item.key}
                className={classes.item}
                style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
                aria-setsize={hasNextPage ? -1 : rows.length}
                aria-posinset={item.index + 1}
              >
                {renderLink(row.id, {
                  className: row.id === selectedId ? `${classes.link} ${classes.selected}` : (classes.link ?? ''),
                  tabIndex: item.index === tabStop ? 0 : -1,
                  'aria-current': row.id === selectedId ? 'true' : undefined,
                  'data-case': row.id,
                  children: (
                    <CaseRow
                      row={row}
                      requester={names.customers.get(row.requesterId) ?? `#${row.requesterId}`}
                      assignee={row.assigneeId ? names.agents.get(row.assigneeId) : undefined}
                    />
                  ),
                })}
              </li>
            );
          })}
        </ul>
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
