import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organizationQueries } from '../../api/queries/customers';
import { useDebounced } from '../hooks/use-debounced';

/** Finds an organization by name as one types. */
export function OrganizationSelect({
  value,
  onChange,
  label,
  disabled,
}: {
  value: number | null;
  onChange: (id: number | null) => void;
  label: string;
  disabled?: boolean;
}) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const chosen = useQuery({ ...organizationQueries.detail(value ?? 0), enabled: value !== null }).data;
  const debounced = useDebounced(search);
  // The field shows the chosen name; that is not something to search for.
  const query = debounced === chosen?.name ? '' : debounced;
  const found = useInfiniteQuery({ ...organizationQueries.list(query), placeholderData: keepPreviousData });
  const rows = [...(found.data?.pages[0]?.data ?? [])];
  if (chosen && !rows.some((row) => row.id === chosen.id)) rows.unshift(chosen);
  return (
    <Select
      label={label}
      disabled={disabled}
      placeholder={t`None`}
      searchable
      clearable
      data={rows.map((row) => ({ value: String(row.id), label: row.name }))}
      filter={({ options }) => options}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t`Nothing found`}
      clearButtonProps={{ 'aria-label': t`Clear` }}
    />
  );
}
