import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsSort, IconCheck } from '@tabler/icons-react';
import { SORTS, type Sort } from '../model/list-search';

/** The order of a list; the usual one is undefined, so that it needs no place in the address. */
export function SortMenu({
  sort = '-updatedAt',
  onChange,
}: {
  sort?: Sort;
  onChange: (sort: Sort | undefined) => void;
}) {
  const { t } = useLingui();
  const titles: Record<Sort, string> = {
    '-updatedAt': t`Newest change first`,
    updatedAt: t`Oldest change first`,
    '-createdAt': t`Newest first`,
    createdAt: t`Oldest first`,
    '-priority': t`Most urgent first`,
    nextDueAt: t`Next due first`,
  };
  return (
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
            onClick={() => onChange(each === '-updatedAt' ? undefined : each)}
          >
            {titles[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
