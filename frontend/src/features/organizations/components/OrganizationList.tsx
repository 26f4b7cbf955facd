import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { organizationQueries } from '../../../api/queries/customers';
import { useDebounced } from '../../../shared/hooks/use-debounced';
import { useFormat } from '../../../shared/i18n/format';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';
import classes from './OrganizationList.module.css';

export function OrganizationList({
  organizationLink,
}: {
  organizationLink: (id: number, children: ReactNode) => ReactNode;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const name = useDebounced(search);
  const list = useInfiniteQuery({ ...organizationQueries.list(name), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className={classes.list}>
      <TextInput
        aria-label={t`Find an organization`}
        placeholder={t`Name of the organization`}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        className={classes.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {list.isPending && <Lines count={8} height={20} />}
      {list.isError && rows.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState drawing="people" title={name ? t`Nothing found` : t`No organizations yet`}>
          {name ? undefined : t`An organization gathers customers of one company.`}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table label={t`Organizations`} head={[t`Name`, t`Domains`, t`Since`]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={classes.name}>{organizationLink(row.id, row.name)}</td>
              <td>{row.domains.join(', ') || '–'}</td>
              <td>{format.date(row.createdAt)}</td>
            </tr>
          ))}
        </Table>
      )}
      {list.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          className={classes.more}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      )}
    </div>
  );
}
