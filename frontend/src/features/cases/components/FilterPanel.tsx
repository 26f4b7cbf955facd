import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, TextInput } from '@mantine/core';
import {
  CATEGORIES,
  CHANNELS,
  categoryLabels,
  channelLabels,
  PRIORITIES,
  priorityLabels,
} from '../../../shared/i18n/labels';
import { useEnumOptions } from '../../../shared/pickers/options';
import { activeFilters, type ListSearch } from '../model/list-search';

function split(value: string | undefined): string[] {
  return value?.split(',') ?? [];
}

function join(values: string[]): string | undefined {
  return values.length > 0 ? values.join(',') : undefined;
}

/** What narrows the view down. */
export default function FilterPanel({
  search,
  onChange,
}: {
  search: ListSearch;
  onChange: (search: ListSearch) => void;
}) {
  const { t } = useLingui();
  const priorities = useEnumOptions(PRIORITIES, priorityLabels);
  const categories = useEnumOptions(CATEGORIES, categoryLabels);
  const channels = useEnumOptions(CHANNELS, channelLabels);
  const active = activeFilters(search);
  const combobox = { withinPortal: false };
  return (
    <>
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
    </>
  );
}
