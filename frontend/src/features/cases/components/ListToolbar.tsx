import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Indicator, Popover, Skeleton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { activeFilters, type ListSearch } from '../model/list-search';
import classes from './ListToolbar.module.css';
import { SortMenu, useSortOptions } from './SortMenu';

const FilterPanel = lazy(() => import('./FilterPanel'));

/** Filter and order of the list, kept in the address. */
export function ListToolbar({ search, onChange }: { search: ListSearch; onChange: (search: ListSearch) => void }) {
  const { t } = useLingui();
  const active = activeFilters(search);
  const sorts = useSortOptions();
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
      <SortMenu sort={search.sort ?? '-updatedAt'} options={sorts} onChange={(sort) => onChange({ ...search, sort })} />
    </div>
  );
}
