import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { caseQueries } from '../../api/queries/cases';
import { SortMenu, useSortOptions } from '../../features/cases/components/SortMenu';
import { useRecentSearches } from '../../features/search/api/recent-searches';
import { useCommands } from '../../shared/commands/registry';
import { asksForWords } from '../../shared/query/clauses';
import { QueryChips } from '../../shared/query/QueryChips';
import { faultIn, QueryFault, queryProblem } from '../../shared/query/QueryFault';
import { QueryInput } from '../../shared/query/QueryInput';
import { EmptyState } from '../../shared/ui/States';
import { CaseBrowser } from '../-inbox/CaseBrowser';
import inbox from '../-inbox/InboxPage.module.css';
import { useSearchPlace } from '../-inbox/place';
import { Found } from './Found';
import { SearchHints } from './SearchHints';
import classes from './SearchPage.module.css';

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
            offers={
              offers.length > 0
                ? [
                    {
                      id: 'recent',
                      title: t`Recent searches`,
                      items: [...offers, { id: 'forget', label: t`Clear recent searches`, run: forget }],
                    },
                  ]
                : []
            }
            fault={faultIn(query, problem)}
            describedBy={problem ? faultId : undefined}
          />
          {problem && <QueryFault id={faultId} query={query} problem={problem} onRepair={ask} />}
          {query && !problem && (
            <QueryChips
              query={query}
              onChange={ask}
              onEmpty={() => {
                input.current?.focus();
              }}
            />
          )}
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
