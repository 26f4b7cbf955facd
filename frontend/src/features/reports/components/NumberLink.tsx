import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MetricValue } from '../../../api/types';
import { writeAddress } from '../model/address';
import { type GroupValue, writeGroup } from '../model/cell';
import { useReportContext } from './report-context';

type Props = {
  metric: string;
  value: MetricValue | undefined;
  from: string;
  to: string;
  group?: readonly GroupValue[];
  className?: string;
  children: ReactNode;
};

/** A number that opens the cases behind it, where there are any. */
export function NumberLink({ metric, value, from, to, group = [], className, children }: Props) {
  const { address, screen, beside, metrics } = useReportContext();
  if (!value || value.cases === 0 || !metrics.get(metric)?.drillDown) {
    return <span className={className}>{children}</span>;
  }
  return (
    <Link
      to="/reports/{-$screen}"
      params={{ screen: 'cases' }}
      search={{
        ...writeAddress(address),
        screen,
        metric,
        since: from,
        until: to,
        ...(group.length > 0 && { group: writeGroup(group) }),
      }}
      className={className}
      {...(beside && { target: '_blank' })}
    >
      {children}
    </Link>
  );
}
