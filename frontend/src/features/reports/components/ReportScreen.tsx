import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useFormat } from '../../../shared/i18n/format';
import { queryProblem } from '../../../shared/query/QueryFault';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { useMetrics, useReport } from '../api/use-report';
import type { ReportAddress } from '../model/address';
import { type Frame, reportOf } from '../model/query';
import type { Widget } from '../model/widgets';
import { Panel } from './Panel';
import { ReportBar } from './ReportBar';
import classes from './ReportScreen.module.css';
import { type Report, ReportContext } from './report-context';
import { useFrame } from './use-frame';

type Props = {
  name: string;
  widgets: readonly Widget[];
  address: ReportAddress;
  onChange: (address: ReportAddress) => void;
};

/** The panels of one screen under the bar that says which days and which cases they are about. */
export function ReportScreen({ name, widgets, address, onChange }: Props) {
  const frame = useFrame(address.range);
  const { query, metrics, dimensions } = useMetrics();
  const { time, stat } = address;
  const how = useMemo(() => ({ time, stat }), [time, stat]);
  const change = (patch: Partial<ReportAddress>) => onChange({ ...address, ...patch });
  const report: Report = { address, change, screen: name, frame, how, metrics, dimensions };
  const [first] = widgets;
  return (
    <ReportContext value={report}>
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data || !first ? (
        <Lines count={6} height={20} />
      ) : (
        <Panels widgets={widgets} first={first} address={address} frame={frame} />
      )}
    </ReportContext>
  );
}

function Panels({
  widgets,
  first,
  address,
  frame,
}: {
  widgets: readonly Widget[];
  first: Widget;
  address: ReportAddress;
  frame: Frame;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const { metrics } = useMetrics();
  const known = { ...first, metrics: first.metrics.filter((key) => metrics.has(key)) };
  // The same question as that of the first panel: asked once, it tells of the filters and of how fresh all is.
  const { data, error } = useReport(reportOf(known, address, frame, metrics));
  const problem = queryProblem(error);
  return (
    <>
      <ReportBar problem={problem} asOf={data && format.dateTime(data.asOf)} />
      {problem ? (
        <EmptyState drawing="search" title={t`The search has a mistake`}>
          <Trans>It is underlined above.</Trans>
        </EmptyState>
      ) : (
        <div className={classes.panels}>
          {widgets.map((widget) => (
            <Panel key={`${widget.title} ${widget.kind}`} widget={widget} />
          ))}
        </div>
      )}
    </>
  );
}
