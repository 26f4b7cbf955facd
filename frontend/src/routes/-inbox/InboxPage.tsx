import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { getRouteApi, Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { useCallback, useMemo, useRef } from 'react';
import { CaseList } from '../../features/cases/components/CaseList';
import { ListToolbar } from '../../features/cases/components/ListToolbar';
import { activeFilters, withSearch } from '../../features/cases/model/list-search';
import { neighbour } from '../../features/cases/model/neighbour';
import { useCommands } from '../../shared/commands/registry';
import { useStoredFlag } from '../../shared/hooks/use-stored-flag';
import { VIEWS, viewById } from '../-views/views';
import classes from './InboxPage.module.css';
import { NewCaseButton, ViewsNav } from './ViewsNav';

const route = getRouteApi('/views/$viewId');

/** Views, the list of one view, and beside it the case that is open. */
export function InboxPage() {
  const { t, i18n } = useLingui();
  const { viewId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { caseId } = useParams({ strict: false });
  const selectedId = caseId === undefined ? undefined : Number(caseId);
  const view = viewById(viewId);
  const shown = useRef<readonly number[]>([]);
  const [viewsShown, toggleViews] = useStoredFlag('zelodesk.views', true);

  const open = useCallback(
    (id: number) =>
      void navigate({
        to: '/views/$viewId/cases/$caseId',
        params: { viewId, caseId: String(id) },
        search: (old) => old,
      }),
    [navigate, viewId],
  );
  const step = (by: 1 | -1) => {
    const next = neighbour(shown.current, selectedId, by);
    if (next !== undefined) open(next);
  };
  const back = () => void navigate({ to: '/views/$viewId', params: { viewId }, search: (old) => old });
  useCommands([
    { id: 'next-case', title: msg`Next case`, group: 'list', keys: ['j'], run: () => step(1) },
    { id: 'previous-case', title: msg`Previous case`, group: 'list', keys: ['k'], run: () => step(-1) },
    { id: 'close-case', title: msg`Back to the list`, group: 'list', keys: ['escape'], keyOnly: true, run: back },
    {
      id: 'toggle-views',
      title: msg`Show or hide the views`,
      group: 'appearance',
      keys: ['bracketleft'],
      run: toggleViews,
    },
  ]);
  const filters = useMemo(() => withSearch(view?.filters ?? {}, search), [view, search]);
  const onRows = useCallback((ids: readonly number[]) => {
    shown.current = ids;
  }, []);
  if (!view) return null;

  const filtered = activeFilters(search) > 0;
  return (
    <div
      className={clsx(classes.page, !viewsShown && classes.withoutViews, selectedId !== undefined && classes.caseOpen)}
    >
      {viewsShown && <ViewsNav />}
      <section className={classes.list} aria-label={t`Case list`}>
        <header className={classes.head}>
          <h1 className={classes.title}>{i18n._(view.title)}</h1>
          <Menu position="bottom-start">
            <Menu.Target>
              <UnstyledButton className={clsx(classes.switch, !viewsShown && classes.switchShown)}>
                {i18n._(view.title)} <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
              </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
              {VIEWS.map((each) => (
                <Menu.Item
                  key={each.id}
                  renderRoot={(props) => <Link to="/views/$viewId" params={{ viewId: each.id }} {...props} />}
                >
                  {i18n._(each.title)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <ListToolbar search={search} onChange={(next) => void navigate({ to: '.', search: () => next })} />
          <span className={clsx(classes.create, !viewsShown && classes.createShown)}>
            <NewCaseButton />
          </span>
        </header>
        <CaseList
          filters={filters}
          selectedId={selectedId}
          onOpen={open}
          onRows={onRows}
          emptyText={filtered ? t`No case matches the filters.` : i18n._(view.empty)}
          emptyAction={
            filtered ? (
              <Button variant="default" size="sm" onClick={() => void navigate({ to: '.', search: () => ({}) })}>
                <Trans>Clear filters</Trans>
              </Button>
            ) : view.id === 'unassigned' || view.id === 'all' ? null : (
              <Button
                variant="default"
                size="sm"
                renderRoot={(props) => <Link to="/views/$viewId" params={{ viewId: 'unassigned' }} {...props} />}
              >
                <Trans>See unassigned cases</Trans>
              </Button>
            )
          }
          renderLink={(id, props) => (
            <Link
              to="/views/$viewId/cases/$caseId"
              params={{ viewId, caseId: String(id) }}
              search={(old) => old}
              {...props}
            />
          )}
        />
      </section>
      <main className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
