import { useLingui } from '@lingui/react/macro';
import { TagsInput, type TagsInputProps } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { directoryQueries } from '../../api/queries/directory';
import { useDebounced } from '../hooks/use-debounced';

/** Tags with the known ones offered as one types. */
export function TagsField(props: TagsInputProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const known = useQuery({ ...directoryQueries.tags(useDebounced(search)), placeholderData: keepPreviousData });
  return (
    <TagsInput
      placeholder={props.value?.length ? undefined : t`Add a tag`}
      data={known.data?.data.filter((tag) => tag.active).map((tag) => tag.name) ?? []}
      searchValue={search}
      onSearchChange={setSearch}
      splitChars={[',', ' ']}
      {...props}
    />
  );
}
