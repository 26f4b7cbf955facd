import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { slaQueries } from '../../../api/queries/sla';
import { announce } from '../../../shared/a11y/Announcer';
import { EmptyState, ErrorNote, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';
import { useChangePolicy, useOrderPolicies } from '../api/policy-mutations';

type Props = { editable: boolean; link: (id: number, children: ReactNode) => ReactNode };

/** The policies in their order: the first whose conditions hold is that of a case. */
export function PolicyList({ editable, link }: Props) {
  const { t } = useLingui();
  const policies = useQuery(slaQueries.policies());
  const calendars = useQuery(slaQueries.calendars()).data;
  const order = useOrderPolicies();
  const change = useChangePolicy();
  if (policies.isPending) return <Lines count={5} height={22} />;
  if (policies.isError) return <ErrorState error={policies.error} onRetry={() => void policies.refetch()} />;
  const rows = policies.data;
  if (rows.length === 0) {
    return (
      <EmptyState drawing="tray" title={t`No policies yet`}>
        {t`Without a policy nothing is promised, and no clock runs.`}
      </EmptyState>
    );
  }
  const move = (index: number, by: 1 | -1) => {
    const ids = rows.map((row) => row.id);
    const [moved] = ids.splice(index, 1);
    if (moved === undefined) return;
    ids.splice(index + by, 0, moved);
    order.mutate(ids);
    const place = index + by + 1;
    announce(t`Now at place ${place}`);
  };
  return (
    <>
      {order.isError && <ErrorNote error={order.error} />}
      {change.isError && <ErrorNote error={change.error} />}
      <Table
        label={t`SLA policies`}
        head={[t`Order`, t({ context: 'title', message: 'Name' }), t`Conditions`, t`Calendar`, t`In use`]}
      >
        {rows.map((policy, index) => (
          <tr key={policy.id}>
            <td>
              <ActionIcon.Group>
                <ActionIcon
                  disabled={!editable || order.isPending || index === 0}
                  aria-label={t`Move ${policy.name} up`}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={15} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  disabled={!editable || order.isPending || index === rows.length - 1}
                  aria-label={t`Move ${policy.name} down`}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={15} stroke={1.75} />
                </ActionIcon>
              </ActionIcon.Group>
            </td>
            <td>{link(policy.id, policy.name)}</td>
            <td>{policy.conditions ? <code>{policy.conditions}</code> : t`Every case`}</td>
            <td>
              {policy.calendarId === null
                ? t`Day and night`
                : calendars?.find((calendar) => calendar.id === policy.calendarId)?.name}
            </td>
            <td>
              <Switch
                aria-label={t`${policy.name} is in use`}
                checked={policy.active}
                disabled={!editable || change.isPending}
                onChange={(event) =>
                  change.mutate({
                    id: policy.id,
                    version: policy.version,
                    patch: { active: event.currentTarget.checked },
                  })
                }
              />
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
