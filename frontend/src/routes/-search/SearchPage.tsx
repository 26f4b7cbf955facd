import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { caseQueries } from '../../api/queries/cases';
import { SortMenu, useSortOptions } from '../../features/cases/components/SortMenu';
import { useRecentSearches } from '../../features/search/api/recent-searches';
import { useCommands } from '../../shared/commands/registry';
import { useOnline } from '../../shared/hooks/use-online';
import { asksForWords } from '../../shared/query/clauses';
import { QueryChips } from '../../shared/query/QueryChips';
import { faultIn, QueryFault, queryProblem } from '../../shared/query/QueryFault';
import { QueryInput } from '../../shared/query/QueryInput';
import { EmptyState } from '../../shared/ui/States';
import { CaseBrowser } from '../-inbox/CaseBrowser';
import inbox from '../-inbox/InboxPage.module.css';
import { useSearchPlace } from '../-inbox/place';
import { useViews } from '../-views/use-views';
import { addressOf } from '../-views/views';
import { Found } from './Found';
import { SearchHints } from './SearchHints';
import classes from './SearchPage.module.css';

const ViewDialog = lazy(() => import('../../features/views/components/ViewDialog'));
const route = getRouteApi('/search');

/** The search: what is asked for, and the cases that answer it, as a link. */
export function SearchPage() {
  const { t } = useLingui();
  const { query = '', sort } = route.useSearch();
  const navigate = useNavigate();
  const place = useSearchPlace();
  const client = useQueryClient();
  const faultId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { recent, remember, forget } = useRecentSearches();
  const views = useViews();
  const online = useOnline();
  const [saving, setSaving] = useState(false);

  // What is typed follows the address when that changes by something else.
  const [typed, setTyped] = useState({ of: query, text: query });
  if (typed.of !== query) setTyped({ of: query, text: query });
  const setText = (text: string) => setTyped({ of: query, text });

  const sorts = useSortOptions();
  // Relevance is told by words: without them there is none.
  const order = sort === 'relevance' && !asksForWords(query) ? undefined : sort;
  const filters = useMemo(() => ({ query, sort: order ?? ('-updatedAt' as const) }), [query, order]);
  const { error, isSuccess } = useInfiniteQuery({ ...caseQueries.list(filters), enabled: query !== '' });
  const problem = query && typed.text.trim() === query ? queryProblem(error) : undefined;

  const ask = (text: string) => {
    const wanted = text.trim();
    setTyped({ of: query, text: wanted });
    if (wanted === query) void client.invalidateQueries({ queryKey: caseQueries.list(filters).queryKey });
    else void navigate({ to: '/search', search: { query: wanted || undefined, sort } });
  };
  useEffect(() => {
    if (query && isSuccess) remember(query);
  }, [query, isSuccess, remember]);
  useEffect(() => {
    if (!query) input.current?.focus();
  }, [query]);
  useCommands([
    ...(query && isSuccess && online
      ? [
          {
            id: 'save-view',
            title: msg`Save the search as a view…`,
            group: 'list' as const,
            keys: ['shift+s'],
            run: () => setSaving(true),
          },
        ]
      : []),
    {
      id: 'search',
      title: msg`Search cases`,
      group: 'navigation',
      keys: ['slash'],
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);

  const saved = views.all.filter((view) => view.saved && !view.saved.builtIn);
  const offers = recent.map((each) => ({
    id: `recent-${each}`,
    label: each,
    edit: { text: each, cursor: each.length },
    submit: true,
  }));
  return (
    <CaseBrowser
      place={place}
      filters={query && !problem ? filters : undefined}
      emptyText={t`No case answers this search.`}
      emptyAction={
        <Button variant="default" size="sm" onClick={() => input.current?.focus()}>
          <Trans>Change the search</Trans>
        </Button>
      }
      instead={
        problem ? (
          <EmptyState drawing="search" title={t`The search has a mistake`}>
            <Trans>It is underlined above.</Trans>
          </EmptyState>
        ) : (
          <SearchHints />
        )
      }
      top={
        <search className={classes.bar}>
          <QueryInput
            ref={input}
            label={t`Search cases`}
            placeholder={t`Words, or clauses such as status:open`}
            value={typed.text}
            onChange={setText}
            onSubmit={ask}
            onLeave={() => {
              input.current?.blur();
              document.querySelector<HTMLElement>('[data-case][tabindex="0"]')?.focus();
            }}
            offers={[
              {
                id: 'recent',
                title: t`Recent searches`,
                items:
                  offers.length > 0 ? [...offers, { id: 'forget', label: t`Clear recent searches`, run: forget }] : [],
              },
              {
                id: 'saved',
                title: t`Saved searches`,
                items: saved.map(({ id, title, query: written }) => ({
                  id: `view-${id}`,
                  label: title,
                  written,
                  run: () => void navigate({ to: '/views/$viewId', params: { viewId: id } }),
                })),
              },
            ].filter((group) => group.items.length > 0)}
            fault={faultIn(query, problem)}
            describedBy={problem ? faultId : undefined}
          />
          {problem && <QueryFault id={faultId} query={query} problem={problem} onRepair={ask} />}
          {query && !problem && (
            <div className={classes.asked}>
              <QueryChips query={query} onChange={ask} onEmpty={() => input.current?.focus()} />
              <Button
                size="compact-sm"
                variant="subtle"
                disabled={!online || !isSuccess}
                leftSection={<IconBookmark size={16} stroke={1.75} />}
                onClick={() => setSaving(true)}
              >
                <Trans>Save as view</Trans>
              </Button>
            </div>
          )}
          <Suspense>
            {saving && (
              <ViewDialog
                query={query}
                sort={filters.sort === 'relevance' ? '-updatedAt' : filters.sort}
                sorts={sorts}
                onClose={() => setSaving(false)}
                onSaved={(view) => void navigate({ to: '/views/$viewId', params: { viewId: addressOf(view) } })}
              />
            )}
          </Suspense>
        </search>
      }
      head={() => (
        <header className={inbox.head}>
          <h1 className={classes.title}>{query && isSuccess ? <Found query={query} /> : <Trans>Search</Trans>}</h1>
          {query && !problem && (
            <SortMenu
              sort={filters.sort}
              options={asksForWords(query) ? [{ value: 'relevance', label: t`Most relevant first` }, ...sorts] : sorts}
              onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, sort: next }) })}
            />
          )}
        </header>
      )}
    />
  );
}
