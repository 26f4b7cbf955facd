import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { directoryQueries } from '../../../api/queries/directory';
import { reportQueries } from '../../../api/queries/reports';
import type { CaseStatus, ReportCase, ReportCell } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import { statusLabels } from '../../../shared/i18n/labels';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';
import { useMetrics } from '../api/use-report';
import type { ReportAddress } from '../model/address';
import classes from './CellCases.module.css';
import { ExportMenu } from './ExportMenu';
import { useReportText } from './use-report-text';

const NONE = '–';

/** Exactly those cases that one number of a report is about, each of which can be opened. */
export function CellCases({ cell, address }: { cell: ReportCell; address: ReportAddress }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { metrics } = useMetrics();
  const text = useReportText(address);
  const cases = useInfiniteQuery(reportQueries.cases(cell));
  const teams = useQuery(directoryQueries.teams()).data;
  const agents = useQuery(directoryQueries.agents()).data;
  const metric = metrics.get(cell.metric);
  const timed = metric?.kind === 'duration';

  if (cases.isError && !cases.data) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  if (!cases.data) return <Lines count={8} height={20} />;
  const rows = cases.data.pages.flatMap((page) => page.data);
  const total = cases.data.pages[0]?.page.total ?? rows.length;
  const named = (known: readonly { id: number; name: string }[] | undefined, id: number | null | undefined) =>
    id === null || id === undefined ? NONE : (known?.find((each) => each.id === id)?.name ?? `#${id}`);
  const lasted = (row: ReportCase) => (address.time === 'business' ? row.businessSeconds : row.seconds) ?? undefined;
  if (rows.length === 0) {
    return (
      <EmptyState drawing="tray" title={t`No case is behind this number`}>
        <Trans>It may have changed since it was shown.</Trans>
      </EmptyState>
    );
  }
  const caption = t`${plural(total, { one: '# case', other: '# cases' })}`;
  return (
    <>
      <div className={classes.head}>
        <p className={classes.total} role="status">
          {caption}
        </p>
        <ExportMenu of={caption} what={{ of: 'cases', asked: cell }} />
      </div>
      <Table
        label={caption}
        head={[
          t`Case`,
          t`Customer`,
          t`Status`,
          t`Team`,
          t`Assignee`,
          t`Created`,
          ...(metric?.basis === 'created' ? [] : [t`Counted`]),
          ...(timed ? [metric.label] : []),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={classes.subject}>
              <Link to="/cases/$caseId" params={{ caseId: String(row.id) }}>
                <span className={classes.id}>#{row.id}</span> {row.subject}
              </Link>
              {row.samples > 1 && (
                <span className={classes.samples}>
                  {t`${plural(row.samples, { one: 'counts # time', other: 'counts # times' })}`}
                </span>
              )}
            </td>
            <td>{row.requesterName ?? NONE}</td>
            <td>{i18n._(statusLabels[row.status as CaseStatus])}</td>
            <td>{named(teams, row.teamId)}</td>
            <td>{named(agents, row.assigneeId)}</td>
            <td className={classes.time}>{format.dateTime(row.createdAt)}</td>
            {metric?.basis !== 'created' && <td className={classes.time}>{row.at ? format.dateTime(row.at) : NONE}</td>}
            {timed && <td className={classes.time}>{text.number('duration', lasted(row), 'mean')}</td>}
          </tr>
        ))}
      </Table>
      {cases.isFetchNextPageError && (
        <p className={classes.samples} role="alert">
          <Trans>The next cases could not be read.</Trans>
        </p>
      )}
      {cases.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          className={classes.more}
          loading={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {t`Show more: ${format.number(rows.length)} of ${format.number(total)}`}
        </Button>
      )}
    </>
  );
}
