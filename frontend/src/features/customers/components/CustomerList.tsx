import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { customerQueries } from '../../../api/queries/customers';
import { useDebounced } from '../../../shared/hooks/use-debounced';
import { useFormat } from '../../../shared/i18n/format';
import { customerName } from '../../../shared/pickers/CustomerSelect';
import { Avatar } from '../../../shared/ui/Person';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';
import classes from './CustomerList.module.css';

/** All customers, found by name or any identity. */
export function CustomerList({
  customerLink,
  organizationId,
}: {
  customerLink: (id: number, children: ReactNode) => ReactNode;
  organizationId?: number;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const name = useDebounced(search);
  const list = useInfiniteQuery({ ...customerQueries.list(name, organizationId), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className={classes.list}>
      <TextInput
        aria-label={t`Find a customer`}
        placeholder={t`Name, e-mail address or phone`}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        className={classes.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {list.isPending && <Lines count={8} height={20} />}
      {list.isError && rows.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState drawing="people" title={name ? t`Nobody found` : t`No customers yet`}>
          {name
            ? t`Try a part of the name, the address or the phone number.`
            : t`Customers appear with their first case.`}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table label={t`Customers`} head={[t`Name`, t`Contact`, t`Language`, t`Since`]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <span className={classes.name}>
                  <Avatar name={customerName(row)} size={24} />
                  {customerLink(row.id, customerName(row))}
                </span>
              </td>
              <td className={classes.contact}>
                {row.identities
                  .slice(0, 2)
                  .map((identity) => identity.value)
                  .join(' · ')}
                {row.identities.length > 2 && ` +${row.identities.length - 2}`}
              </td>
              <td>{row.language ? format.language(row.language) : '–'}</td>
              <td className={classes.date}>{format.date(row.createdAt)}</td>
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
