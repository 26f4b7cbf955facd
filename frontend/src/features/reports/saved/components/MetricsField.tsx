import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import type { Metric, MetricKind } from '../../../../api/types';
import { useReportContext } from '../../components/report-context';
import { MOST_METRICS } from '../model/draft';
import { choices } from './choices';
import classes from './MetricsField.module.css';

const groupLabels = {
  count: msg({ context: 'metrics', message: 'Counts' }),
  level: msg({ context: 'metrics', message: 'At the end of a stretch' }),
  duration: msg({ context: 'metrics', message: 'Times' }),
  ratio: msg({ context: 'metrics', message: 'Shares' }),
  average: msg({ context: 'metrics', message: 'For each case' }),
  rate: msg({ context: 'metrics', message: 'Rates' }),
} as const satisfies Record<MetricKind, unknown>;
const GROUPS = Object.keys(groupLabels) as MetricKind[];

type Props = { value: Metric[]; onChange: (metrics: Metric[]) => void; error: string | undefined };

/** What is counted, chosen from all that can be measured, each with what it means. */
export function MetricsField({ value, onChange, error }: Props) {
  const { t, i18n } = useLingui();
  const { metrics } = useReportContext();
  const all = [...metrics.values()];
  return (
    <MultiSelect<Metric>
      label={t`What is counted`}
      placeholder={value.length === 0 ? t`Choose…` : undefined}
      data={GROUPS.map((kind) => ({
        group: i18n._(groupLabels[kind]),
        items: all.filter((metric) => metric.kind === kind).map(({ key, label }) => ({ value: key, label })),
      })).filter((group) => group.items.length > 0)}
      value={value}
      onChange={onChange}
      searchable
      selectFirstOptionOnChange
      hidePickedOptions
      maxValues={MOST_METRICS}
      {...choices}
      nothingFoundMessage={t`Nothing is called that.`}
      error={error}
      renderOption={({ option }) => (
        <div>
          <div className={classes.label}>{option.label}</div>
          <div className={classes.definition}>{metrics.get(option.value)?.definition}</div>
        </div>
      )}
    />
  );
}
