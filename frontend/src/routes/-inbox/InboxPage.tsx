import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import clsx from 'clsx';
import { Fragment, lazy, Suspense, useMemo } from 'react';
import { ListToolbar } from '../../features/cases/components/ListToolbar';
import { activeFilters, withSearch } from '../../features/cases/model/list-search';
import { ErrorState, Lines } from '../../shared/ui/States';
import { NotFound } from '../-shell/Fallbacks';
import { useViews } from '../-views/use-views';
import { filtersOf } from '../-views/views';
import { CaseBrowser } from './CaseBrowser';
import classes from './InboxPage.module.css';
import { useViewPlace } from './place';
import { NewCaseButton, useGroupTitles } from './ViewsNav';

const ViewMenu = lazy(() => import('./ViewMenu'));
const GroupBar = lazy(() => import('./GroupBar'));
const route = getRouteApi('/views/$viewId');

/** Views, the list of one view, and beside it the case that is open. */
export function InboxPage() {
  const { t, i18n } = useLingui();
  const { viewId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const views = useViews();
  const titles = useGroupTitles();
  const view = views.all.find((each) => each.id === viewId);
  const place = useViewPlace(viewId);
  const { group } = search;
  const filters = useMemo(() => view && withSearch(filtersOf(view, group), search), [view, group, search]);
  if (!view && !views.isPending && !views.error) return <NotFound />;

  const filtered = activeFilters(search) > 0;
  const groupBy = view?.saved?.groupBy;
  return (
    <CaseBrowser
      place={place}
      filters={filters}
      columns={view?.saved?.builtIn ? undefined : view?.saved?.columns}
      instead={views.error ? <ErrorState error={views.error} onRetry={views.retry} /> : <Lines count={8} height={22} />}
      emptyText={filtered ? t`No case matches the filters.` : view ? i18n._(view.empty) : ''}
      emptyAction={
        filtered ? (
          <Button variant="default" size="sm" onClick={() => void navigate({ to: '.', search: () => ({}) })}>
            <Trans>Clear filters</Trans>
          </Button>
        ) : viewId === 'unassigned' || viewId === 'all' ? null : (
          <Button
            variant="default"
            size="sm"
            renderRoot={(props) => <Link to="/views/$viewId" params={{ viewId: 'unassigned' }} {...props} />}
          >
            <Trans>See unassigned cases</Trans>
          </Button>
        )
      }
      head={(viewsShown) => (
        <>
          <header className={classes.head}>
            <h1 className={classes.title}>{view?.title}</h1>
            <Menu position="bottom-start">
              <Menu.Target>
                <UnstyledButton className={clsx(classes.switch, !viewsShown && classes.switchShown)}>
                  <span className={classes.switchTitle}>{view?.title}</span>
                  <IconChevronDown size={16} stroke={1.75} aria-hidden="true" className={classes.chevron} />
                </UnstyledButton>
              </Menu.Target>
              <Menu.Dropdown>
                {views.groups.map((each) => (
                  <Fragment key={each.id}>
                    <Menu.Label>{titles[each.id]}</Menu.Label>
                    {each.views.map(({ id, title }) => (
                      <Menu.Item
                        key={id}
                        renderRoot={(props) => <Link to="/views/$viewId" params={{ viewId: id }} {...props} />}
                      >
                        {title}
                      </Menu.Item>
                    ))}
                  </Fragment>
                ))}
              </Menu.Dropdown>
            </Menu>
            <ListToolbar search={search} onChange={(next) => void navigate({ to: '.', search: () => next })} />
            <Suspense>{view && <ViewMenu view={view} />}</Suspense>
            <span className={clsx(classes.create, !viewsShown && classes.createShown)}>
              <NewCaseButton />
            </span>
          </header>
          {view && groupBy && (
            <Suspense>
              <GroupBar
                by={groupBy}
                query={view.query}
                group={group}
                onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, group: next }) })}
              />
            </Suspense>
          )}
        </>
      )}
    />
  );
}
