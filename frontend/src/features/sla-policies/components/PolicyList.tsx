import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { slaQueries } from '../../../api/queries/sla';
import { EmptyState, ErrorNote, ErrorState, Lines } from '../../../shared/ui/States';
import { useChangePolicy, useOrderPolicies } from '../api/policy-mutations';

// What one drags with is loaded when there is something to put in order.
const PolicyTable = lazy(() => import('./PolicyTable'));

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
  const move = (from: number, to: number) => {
    const ids = rows.map((row) => row.id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined || to < 0 || to >= rows.length || from === to) return;
    ids.splice(to, 0, moved);
    order.mutate(ids);
  };
  return (
    <>
      {order.isError && <ErrorNote error={order.error} />}
      {change.isError && <ErrorNote error={change.error} />}
      <Suspense fallback={<Lines count={rows.length} height={22} />}>
        <PolicyTable
          rows={rows}
          editable={editable}
          link={link}
          calendarOf={(id) => calendars?.find((calendar) => calendar.id === id)?.name}
          onMove={move}
          onUse={(policy, active) => {
            if (!change.isPending) change.mutate({ id: policy.id, version: policy.version, patch: { active } });
          }}
        />
      </Suspense>
    </>
  );
}
