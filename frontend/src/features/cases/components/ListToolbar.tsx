import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Indicator, Menu, Popover, Skeleton } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconFilter } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { activeFilters, type ListSearch, SORTS, type Sort } from '../model/list-search';
import classes from './ListToolbar.module.css';

const FilterPanel = lazy(() => import('./FilterPanel'));

/** Filter and order of the list, kept in the address. */
export function ListToolbar({ search, onChange }: { search: ListSearch; onChange: (search: ListSearch) => void }) {
  const { t } = useLingui();
  const active = activeFilters(search);
  const sortTitles: Record<Sort, string> = {
    '-updatedAt': t`Newest change first`,
    updatedAt: t`Oldest change first`,
    '-createdAt': t`Newest first`,
    createdAt: t`Oldest first`,
    '-priority': t`Most urgent first`,
    nextDueAt: t`Next due first`,
  };
  const sort = search.sort ?? '-updatedAt';
  return (
    <div className={classes.tools}>
      <Popover position="bottom-end" width={280} trapFocus>
        <Indicator disabled={active === 0} label={active} size={14} offset={4}>
          <Popover.Target>
            <ActionIcon aria-label={t`Filter`} title={t`Filter`}>
              <IconFilter size={16} stroke={1.75} />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown className={classes.panel} aria-label={t`Filter`}>
          <Suspense fallback={<Skeleton height={220} />}>
            <FilterPanel search={search} onChange={onChange} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t`Order`} title={t`Order`}>
            <IconArrowsSort size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {SORTS.map((each) => (
            <Menu.Item
              key={each}
              leftSection={<IconCheck size={16} stroke={1.75} opacity={each === sort ? 1 : 0} />}
              onClick={() => onChange({ ...search, sort: each === '-updatedAt' ? undefined : each })}
            >
              {sortTitles[each]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
