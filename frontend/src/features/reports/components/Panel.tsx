import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ReportAnswer } from '../../../api/types';
import { ErrorNote, Lines } from '../../../shared/ui/States';
import { useReport } from '../api/use-report';
import { chartOf, extremes } from '../model/chart';
import { gridOf, isEmpty } from '../model/grid';
import { reportOf } from '../model/query';
import { daysIn } from '../model/range';
import { shownAs, type Widget } from '../model/widgets';
import { Cards } from './Cards';
import { Definitions } from './Definitions';
import { ExportMenu } from './ExportMenu';
import { compareLabels } from './labels';
import classes from './Panel.module.css';
import { ReportTable } from './ReportTable';
import { useReportContext } from './report-context';
import { useReportText } from './use-report-text';

const Charts = lazy(() => import('./Charts'));

type Props = {
  widget: Widget;
  /** Not asked yet: whether the search is understood is still to be seen. */
  waits?: boolean;
  /** More buttons at its head. */
  actions?: ReactNode;
};

/** One widget: asks its question and shows the answer in its way, or why there is none. */
export function Panel({ widget, ...props }: Props) {
  const { metrics } = useReportContext();
  // What this desk does not measure is not shown.
  const known = { ...widget, metrics: widget.metrics.filter((key) => metrics.has(key)) };
  return known.metrics.length > 0 ? (
    <KnownPanel widget={{ ...known, kind: shownAs(known, metrics) }} {...props} />
  ) : null;
}

function KnownPanel({ widget, waits = false, actions }: Props) {
  const { t } = useLingui();
  const { address, frame, metrics } = useReportContext();
  const [asTable, setAsTable] = useState(false);
  const asked = reportOf(widget, address, frame, metrics);
  const { data, error, isPlaceholderData, refetch } = useReport(asked, { enabled: !waits });
  const { kind, title } = widget;
  const drawn = kind === 'line' || kind === 'bar';
  const body = data && <Answer widget={widget} answer={data} asTable={asTable || !drawn} />;
  const state = (
    <>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {error && data && (
        <p className={classes.old}>
          <Trans>What follows is not up to date.</Trans>
        </p>
      )}
      {!error && !data && <Lines count={kind === 'number' ? 3 : 6} height={20} />}
    </>
  );
  if (kind === 'number') {
    return (
      <section className={classes.wide} aria-label={title} aria-busy={isPlaceholderData}>
        {data && (
          <header className={classes.head}>
            <h2 className={classes.title}>{title}</h2>
            {actions}
            <ExportMenu of={title} what={{ of: 'numbers', asked }} />
          </header>
        )}
        {state}
        {body}
      </section>
    );
  }
  const other = asTable ? t`Show as a chart: ${title}` : t`Show as a table: ${title}`;
  return (
    <section
      className={kind === 'heatmap' || kind === 'table' ? classes.widePanel : classes.panel}
      aria-label={title}
      aria-busy={isPlaceholderData}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {actions}
        {drawn && (
          <Tooltip label={asTable ? t`As a chart` : t`As a table`}>
            <ActionIcon aria-label={other} onClick={() => setAsTable(!asTable)}>
              {asTable ? <IconChartLine size={16} stroke={1.75} /> : <IconTable size={16} stroke={1.75} />}
            </ActionIcon>
          </Tooltip>
        )}
        {data && <ExportMenu of={title} what={{ of: 'numbers', asked }} />}
        <Definitions of={title} metrics={widget.metrics} />
      </header>
      {state}
      {body}
    </section>
  );
}

function Answer({ widget, answer, asTable }: { widget: Widget; answer: ReportAnswer; asTable: boolean }) {
  const { t, i18n } = useLingui();
  const { address, frame, how, metrics, dimensions } = useReportContext();
  const text = useReportText(how);
  if (widget.kind === 'number') {
    const known = widget.metrics.flatMap((key) => metrics.get(key) ?? []);
    return <Cards metrics={known} answer={answer} />;
  }
  const { bucket, compare } = reportOf(widget, address, frame, metrics);
  const words = text.words(bucket ?? undefined, daysIn(frame.days) <= 1, answer.timeZone, metrics, dimensions);
  const grid = gridOf(widget, answer, metrics, words, { everything: asTable });
  if (isEmpty(grid)) return <Nothing />;
  if (asTable) {
    return (
      <>
        <ReportTable grid={grid} caption={widget.title} shades={widget.kind === 'heatmap'} />
        {answer.truncated && (
          <p className={classes.old}>
            <Trans>There are more rows than are shown.</Trans>
          </p>
        )}
      </>
    );
  }
  const shape = widget.kind === 'line' ? 'line' : bucket ? 'stack' : 'bar';
  const before = shape === 'line' && compare ? i18n._(compareLabels[compare]) : undefined;
  const chart = chartOf(grid, metrics, how, { bars: shape === 'bar', before });
  const format = (value: number) => text.number(chart.kind, value);
  const told = chart.series.flatMap(({ name, label, before: isBefore }) => {
    const found = isBefore ? undefined : extremes(chart, name);
    if (!found) return [];
    const most = format(Number(found.top[name]));
    const last = format(Number(found.last[name]));
    return shape === 'bar'
      ? t`${label}: most ${most} (${found.top.label})`
      : t`${label}: most ${most} (${found.top.label}), latest ${last} (${found.last.label})`;
  });
  const summary = [widget.title, ...told].join('. ');
  return (
    <Suspense fallback={<Lines count={6} height={20} />}>
      <Charts chart={chart} format={format} shape={shape} summary={summary} />
      {chart.more && (
        <p className={classes.old}>
          <Trans>The largest are drawn; the table has all.</Trans>
        </p>
      )}
    </Suspense>
  );
}

function Nothing() {
  const { address, change } = useReportContext();
  const filtered = address.query !== '' || address.teamId !== undefined;
  return (
    <div className={classes.nothing}>
      <p>
        {filtered ? (
          <Trans>Nothing in these days answers the filters.</Trans>
        ) : (
          <Trans>Nothing happened in these days.</Trans>
        )}
      </p>
      {filtered ? (
        <Button variant="default" onClick={() => change({ query: '', teamId: undefined })}>
          <Trans>Clear the filters</Trans>
        </Button>
      ) : (
        address.range !== 'last_90_days' && (
          <Button variant="default" onClick={() => change({ range: 'last_90_days' })}>
            <Trans>Show 90 days</Trans>
          </Button>
        )
      )}
    </div>
  );
}
