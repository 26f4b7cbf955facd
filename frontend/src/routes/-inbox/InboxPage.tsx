import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import clsx from 'clsx';
import { useMemo } from 'react';
import { ListToolbar } from '../../features/cases/components/ListToolbar';
import { activeFilters, withSearch } from '../../features/cases/model/list-search';
import { VIEWS, viewById } from '../-views/views';
import { CaseBrowser } from './CaseBrowser';
import classes from './InboxPage.module.css';
import { useViewPlace } from './place';
import { NewCaseButton } from './ViewsNav';

const route = getRouteApi('/views/$viewId');

/** Views, the list of one view, and beside it the case that is open. */
export function InboxPage() {
  const { t, i18n } = useLingui();
  const { viewId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const view = viewById(viewId);
  const place = useViewPlace(viewId);
  const filters = useMemo(() => withSearch(view?.filters ?? {}, search), [view, search]);
  if (!view) return null;

  const filtered = activeFilters(search) > 0;
  return (
    <CaseBrowser
      place={place}
      filters={filters}
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
      head={(viewsShown) => (
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
      )}
    />
  );
}
