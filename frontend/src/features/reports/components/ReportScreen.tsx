import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo, useState } from 'react';
import { useFormat } from '../../../shared/i18n/format';
import { queryProblem } from '../../../shared/query/QueryFault';
import { EmptyState, ErrorState, Lines } from '../../../shared/ui/States';
import { useMetrics, useReport } from '../api/use-report';
import type { ReportAddress } from '../model/address';
import { reportOf } from '../model/query';
import type { Widget } from '../model/widgets';
import { Panel } from './Panel';
import { ReportBar } from './ReportBar';
import classes from './ReportScreen.module.css';
import { type Report, ReportContext, useReportContext } from './report-context';
import { useFrame } from './use-frame';

type About = {
  name: string;
  address: ReportAddress;
  onChange: (address: ReportAddress) => void;
  beside?: boolean;
};

/** What panels have in common, as soon as it is known what can be measured. */
export function ReportProvider({ name, address, onChange, beside = false, children }: About & { children: ReactNode }) {
  const frame = useFrame(address.range);
  const { query, metrics, dimensions } = useMetrics();
  const { time, stat } = address;
  const how = useMemo(() => ({ time, stat }), [time, stat]);
  const change = (patch: Partial<ReportAddress>) => onChange({ ...address, ...patch });
  const report: Report = { address, change, screen: name, frame, how, beside, metrics, dimensions };
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Lines count={6} height={20} />;
  return <ReportContext value={report}>{children}</ReportContext>;
}

/**
 * The first panel asks for all of them whether the search is understood: nobody else asks one that is not, and its
 * mistake is told once.
 */
export function useFirstAnswer(first: Widget) {
  const { address, frame, metrics } = useReportContext();
  const known = { ...first, metrics: first.metrics.filter((key) => metrics.has(key)) };
  const { data, error, isPlaceholderData } = useReport(reportOf(known, address, frame, metrics));
  const [understood, setUnderstood] = useState('');
  if (data && !isPlaceholderData && understood !== address.query) setUnderstood(address.query);
  return {
    asOf: data?.asOf,
    problem: queryProblem(error),
    waits: !error && address.query !== '' && address.query !== understood,
  };
}

/** The panels of one screen under the bar that says which days and which cases they are about. */
export function ReportScreen({
  widgets,
  steps = true,
  ...about
}: About & {
  widgets: readonly Widget[];
  /** Whether the step of the charts can be chosen. */
  steps?: boolean;
}) {
  const [first] = widgets;
  return (
    <ReportProvider {...about}>{first && <Panels widgets={widgets} first={first} steps={steps} />}</ReportProvider>
  );
}

function Panels({ widgets, first, steps }: { widgets: readonly Widget[]; first: Widget; steps: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const { asOf, problem, waits } = useFirstAnswer(first);
  return (
    <>
      <ReportBar problem={problem} asOf={asOf && format.dateTime(asOf)} steps={steps} />
      {problem ? (
        <EmptyState drawing="search" title={t`The search has a mistake`}>
          <Trans>It is underlined above.</Trans>
        </EmptyState>
      ) : (
        <div className={classes.panels}>
          {widgets.map((widget) => (
            <Panel key={widget.id ?? `${widget.title} ${widget.kind}`} widget={widget} waits={waits} />
          ))}
        </div>
      )}
    </>
  );
}
