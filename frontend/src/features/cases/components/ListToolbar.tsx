import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Indicator, Menu, MultiSelect, Popover, TextInput } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconFilter } from '@tabler/icons-react';
import {
  CATEGORIES,
  CHANNELS,
  categoryLabels,
  channelLabels,
  PRIORITIES,
  priorityLabels,
} from '../../../shared/i18n/labels';
import { useEnumOptions } from '../../../shared/pickers/options';
import { activeFilters, type ListSearch, SORTS, type Sort } from '../model/list-search';
import classes from './ListToolbar.module.css';

function split(value: string | undefined): string[] {
  return value?.split(',') ?? [];
}

function join(values: string[]): string | undefined {
  return values.length > 0 ? values.join(',') : undefined;
}

/** Filter and order of the list, kept in the address. */
export function ListToolbar({ search, onChange }: { search: ListSearch; onChange: (search: ListSearch) => void }) {
  const { t } = useLingui();
  const priorities = useEnumOptions(PRIORITIES, priorityLabels);
  const categories = useEnumOptions(CATEGORIES, categoryLabels);
  const channels = useEnumOptions(CHANNELS, channelLabels);
  const active = activeFilters(search);
  const sortTitles: Record<Sort, string> = {
    '-updatedAt': t`Newest change first`,
    updatedAt: t`Oldest change first`,
    '-createdAt': t`Newest first`,
    createdAt: t`Oldest first`,
    '-priority': t`Most urgent first`,
  };
  const sort = search.sort ?? '-updatedAt';
  const combobox = { withinPortal: false };
  return (
    <div className={classes.tools}>
      <Popover position="bottom-end" width={280} trapFocus>
        <Popover.Target>
          <Indicator disabled={active === 0} label={active} size={14} offset={4}>
            <ActionIcon aria-label={t`Filter`} title={t`Filter`}>
              <IconFilter size={16} stroke={1.75} />
            </ActionIcon>
          </Indicator>
        </Popover.Target>
        <Popover.Dropdown className={classes.panel} aria-label={t`Filter`}>
          <MultiSelect
            label={t`Priority`}
            data={priorities}
            value={split(search.priority)}
            onChange={(values) => onChange({ ...search, priority: join(values) })}
            comboboxProps={combobox}
          />
          <MultiSelect
            label={t`Category`}
            data={categories}
            value={split(search.category)}
            onChange={(values) => onChange({ ...search, category: join(values) })}
            comboboxProps={combobox}
          />
          <MultiSelect
            label={t`Channel`}
            data={channels}
            value={split(search.channel)}
            onChange={(values) => onChange({ ...search, channel: join(values) })}
            comboboxProps={combobox}
          />
          <TextInput
            label={t`Tag`}
            defaultValue={search.tag ?? ''}
            onBlur={(event) => onChange({ ...search, tag: event.currentTarget.value.trim() || undefined })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onChange({ ...search, tag: event.currentTarget.value.trim() || undefined });
            }}
          />
          <Button variant="default" disabled={active === 0} onClick={() => onChange({ sort: search.sort })}>
            <Trans>Clear filters</Trans>
          </Button>
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
