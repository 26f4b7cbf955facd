import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsSort, IconCheck } from '@tabler/icons-react';
import { SORTS, type Sort } from '../model/list-search';

export function useSortOptions(): { value: Sort; label: string }[] {
  const { t } = useLingui();
  const titles: Record<Sort, string> = {
    '-updatedAt': t`Newest change first`,
    updatedAt: t`Oldest change first`,
    '-createdAt': t`Newest first`,
    createdAt: t`Oldest first`,
    '-priority': t`Most urgent first`,
    nextDueAt: t`Next due first`,
  };
  return SORTS.map((value) => ({ value, label: titles[value] }));
}

/** The order of a list. */
export function SortMenu<S extends string>({
  sort,
  options,
  onChange,
}: {
  sort: S;
  options: readonly { value: S; label: string }[];
  onChange: (sort: S) => void;
}) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`Order`} title={t`Order`}>
          <IconArrowsSort size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ value, label }) => (
          <Menu.Item
            key={value}
            leftSection={<IconCheck size={16} stroke={1.75} opacity={value === sort ? 1 : 0} />}
            onClick={() => onChange(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
