import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isProblem } from '../../api/problem';
import { savedReportQueries } from '../../api/queries/saved-reports';
import type { SavedReport } from '../../api/types';
import { EmptyState, ErrorState, Lines } from '../../shared/ui/States';

/** A saved report as soon as it is there, or why it is not. */
export function OneReport({ id, children }: { id: number; children: (report: SavedReport) => ReactNode }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({
    ...savedReportQueries.one(id),
    enabled: Number.isSafeInteger(id) && id > 0,
  });
  if (!Number.isSafeInteger(id) || id <= 0 || (isProblem(error) && error.status === 404)) {
    return (
      <EmptyState
        drawing="search"
        title={t`There is no such report`}
        action={
          <Button variant="default" size="sm" renderRoot={(props) => <Link to="/reports/saved" {...props} />}>
            <Trans>To the saved reports</Trans>
          </Button>
        }
      >
        <Trans>It was deleted, or it is not for you.</Trans>
      </EmptyState>
    );
  }
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines count={6} height={20} />;
  return children(data);
}
