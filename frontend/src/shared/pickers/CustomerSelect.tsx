import { useLingui } from '@lingui/react/macro';
import { Loader, Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customerQueries } from '../../api/queries/customers';
import type { Customer } from '../../api/types';
import { useDebounced } from '../hooks/use-debounced';

export function customerName(customer: Pick<Customer, 'id' | 'name' | 'identities'>): string {
  return customer.name || customer.identities[0]?.value || `#${customer.id}`;
}

function nameWithContact(customer: Customer): string {
  const identity = customer.identities[0]?.value;
  return customer.name && identity ? `${customer.name} · ${identity}` : customerName(customer);
}

/** Finds a customer by name, address or phone as one types. */
export function CustomerSelect({
  value,
  onChange,
  label,
  description,
  excludeId,
  autoFocus,
  disabled,
  error,
  required,
}: {
  value: number | null;
  onChange: (id: number | null) => void;
  label: string;
  description?: string;
  excludeId?: number;
  autoFocus?: boolean;
  disabled?: boolean;
  error?: string;
  /** Another one can be chosen, but not nobody. */
  required?: boolean;
}) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const chosen = useQuery({ ...customerQueries.detail(value ?? 0), enabled: value !== null }).data;
  const debounced = useDebounced(search);
  // The field shows the chosen person; that is not something to search for.
  const query = chosen && debounced === nameWithContact(chosen) ? '' : debounced;
  const found = useInfiniteQuery({ ...customerQueries.list(query), placeholderData: keepPreviousData });
  const rows = (found.data?.pages[0]?.data ?? []).filter((row) => row.id !== excludeId && !row.mergedIntoId);
  if (chosen && !rows.some((row) => row.id === chosen.id)) rows.unshift(chosen);
  return (
    <Select
      label={label}
      description={description}
      disabled={disabled}
      error={error}
      placeholder={t`Name, e-mail address or phone`}
      searchable
      clearable={!required}
      data-autofocus={autoFocus || undefined}
      data={rows.map((row) => ({ value: String(row.id), label: nameWithContact(row) }))}
      // The server has searched; filtering again here would lose matches by another identity.
      filter={({ options }) => options}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchValue={search}
      onSearchChange={setSearch}
      rightSection={found.isFetching ? <Loader size={14} /> : undefined}
      nothingFoundMessage={found.isError ? t`The search failed. Try again.` : t`Nobody found`}
      clearButtonProps={{ 'aria-label': t`Clear` }}
    />
  );
}
