import { Trans, useLingui } from '@lingui/react/macro';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../../../api/problem';
import { caseQueries } from '../../../api/queries/cases';
import { customerQueries, organizationQueries } from '../../../api/queries/customers';
import { useFormat } from '../../../shared/i18n/format';
import { customerName } from '../../../shared/pickers/CustomerSelect';
import { StatusIcon } from '../../../shared/ui/CaseMarks';
import { Avatar } from '../../../shared/ui/Person';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import classes from './CustomerPanel.module.css';
import { IdentityList } from './IdentityList';

type Props = {
  customerId: number;
  currentCaseId: number;
  mayWrite: boolean;
  customerLink: (children: ReactNode) => ReactNode;
  organizationLink: (id: number, children: ReactNode) => ReactNode;
  caseLink: (id: number, children: ReactNode) => ReactNode;
};

/** Who asks: identities, organizations, notes, and their other cases. */
export function CustomerPanel({
  customerId,
  currentCaseId,
  mayWrite,
  customerLink,
  organizationLink,
  caseLink,
}: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const query = useQuery(customerQueries.detail(customerId));
  const cases = useQuery(caseQueries.ofCustomer(customerId));
  const organizations = useQueries({
    queries: (query.data?.organizationIds ?? []).map((id) => organizationQueries.detail(id)),
  });
  if (query.isPending) return <Lines count={6} />;
  if (query.isError) {
    if (isProblem(query.error) && (query.error.status === 403 || query.error.status === 404)) {
      return (
        <EmptyState drawing="lock" title={t`Not shown to you`}>
          <Trans>You may not see this customer.</Trans>
        </EmptyState>
      );
    }
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const customer = query.data;
  const others = (cases.data?.data ?? []).filter((row) => row.id !== currentCaseId).slice(0, 6);
  return (
    <div className={classes.panel}>
      <div className={classes.who}>
        <Avatar name={customerName(customer)} size={40} />
        <div className={classes.names}>
          <p className={classes.name}>{customerLink(customerName(customer))}</p>
          <p className={classes.sub}>
            {[customer.language && format.language(customer.language), customer.timeZone].filter(Boolean).join(' · ') ||
              t`Customer since ${format.date(customer.createdAt)}`}
          </p>
        </div>
      </div>
      <section aria-label={t`Contact`}>
        <IdentityList customer={customer} editable={mayWrite} />
      </section>
      {organizations.length > 0 && (
        <section>
          <h3 className={classes.title}>{t`Organizations`}</h3>
          <ul className={classes.list}>
            {organizations.map((organization, index) => {
              const id = customer.organizationIds[index] ?? 0;
              return <li key={id}>{organizationLink(id, organization.data?.name ?? `#${id}`)}</li>;
            })}
          </ul>
        </section>
      )}
      {customer.notes && (
        <section>
          <h3 className={classes.title}>{t`Notes`}</h3>
          <p className={classes.notes}>{customer.notes}</p>
        </section>
      )}
      <section>
        <h3 className={classes.title}>{t`Other cases`}</h3>
        {cases.isPending && <Lines count={3} />}
        {cases.isSuccess && others.length === 0 && <p className={classes.sub}>{t`This is their only case.`}</p>}
        <ul className={classes.list}>
          {others.map((row) => (
            <li key={row.id} className={classes.case}>
              <StatusIcon status={row.status} />
              <span className={classes.subject}>{caseLink(row.id, row.subject)}</span>
              <span className={classes.time}>
                <TimeAgo at={row.updatedAt} compact />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
