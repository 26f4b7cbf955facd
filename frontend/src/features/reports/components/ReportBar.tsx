import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { ApiProblem } from '../../../api/problem';
import { useTeamOptions } from '../../../shared/pickers/options';
import { BUCKETS, COMPARISONS, isDay, PRESETS, type Preset, STATS, TIMES } from '../model/address';
import { addDays } from '../model/range';
import classes from './ReportBar.module.css';
import { ReportFilter } from './ReportFilter';
import { useReportContext } from './report-context';
import { statLabels } from './use-report-text';

const presetLabels = {
  today: msg({ context: 'range', message: 'Today' }),
  yesterday: msg({ context: 'range', message: 'Yesterday' }),
  last_7_days: msg({ context: 'range', message: 'Last 7 days' }),
  last_30_days: msg({ context: 'range', message: 'Last 30 days' }),
  last_90_days: msg({ context: 'range', message: 'Last 90 days' }),
  this_week: msg({ context: 'range', message: 'This week' }),
  last_week: msg({ context: 'range', message: 'Last week' }),
  this_month: msg({ context: 'range', message: 'This month' }),
  last_month: msg({ context: 'range', message: 'Last month' }),
  this_quarter: msg({ context: 'range', message: 'This quarter' }),
  last_quarter: msg({ context: 'range', message: 'Last quarter' }),
  this_year: msg({ context: 'range', message: 'This year' }),
  last_year: msg({ context: 'range', message: 'Last year' }),
} as const satisfies Record<Preset, unknown>;

const compareLabels = {
  previous_period: msg({ context: 'compare', message: 'The period before' }),
  previous_year: msg({ context: 'compare', message: 'The year before' }),
  none: msg({ context: 'compare', message: 'Nothing' }),
} as const;

const bucketLabels = {
  hour: msg({ context: 'bucket', message: 'Hours' }),
  day: msg({ context: 'bucket', message: 'Days' }),
  week: msg({ context: 'bucket', message: 'Weeks' }),
  month: msg({ context: 'bucket', message: 'Months' }),
  quarter: msg({ context: 'bucket', message: 'Quarters' }),
  year: msg({ context: 'bucket', message: 'Years' }),
} as const;

const timeLabels = {
  calendar: msg({ context: 'time', message: 'Calendar' }),
  business: msg({ context: 'time', message: 'Open hours' }),
} as const;

/** Which days, which cases, compared with what, and which number of a duration. All of it is in the address. */
export function ReportBar({ problem, asOf }: { problem: ApiProblem | undefined; asOf: string | undefined }) {
  const { t, i18n } = useLingui();
  const { address, change, frame } = useReportContext();
  const teams = useTeamOptions(address.teamId);
  const { range } = address;
  const own = typeof range !== 'string';
  const named = <T extends string>(values: readonly T[], labels: Record<T, MessageDescriptor>) =>
    values.map((value) => ({ value, label: i18n._(labels[value]) }));
  const changeDay = (part: 'from' | 'last', day: string) => {
    if (!isDay(day)) return;
    const days = part === 'from' ? { ...frame.days, from: day } : { ...frame.days, to: addDays(day, 1) };
    // Whoever moves one end past the other wants that day.
    if (days.from >= days.to) change({ range: { from: day, to: addDays(day, 1) } });
    else change({ range: days });
  };
  return (
    <div className={classes.bar}>
      <div className={classes.row}>
        <NativeSelect
          label={t`Days`}
          className={classes.choice}
          data={[...named(PRESETS, presetLabels), { value: 'own', label: t`From and to…` }]}
          value={own ? 'own' : range}
          onChange={({ currentTarget: { value } }) =>
            change({ range: PRESETS.find((each) => each === value) ?? { from: frame.days.from, to: frame.days.to } })
          }
        />
        {own && (
          <>
            <TextInput
              type="date"
              label={t({ context: 'range', message: 'From' })}
              value={frame.days.from}
              onChange={(event) => changeDay('from', event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t`Until the end of`}
              value={addDays(frame.days.to, -1)}
              onChange={(event) => changeDay('last', event.currentTarget.value)}
            />
          </>
        )}
        <NativeSelect
          label={t`Compared with`}
          className={classes.choice}
          data={named(COMPARISONS, compareLabels)}
          value={address.compare ?? 'none'}
          onChange={({ currentTarget: { value } }) =>
            change({ compare: value === 'previous_period' || value === 'previous_year' ? value : undefined })
          }
        />
        <NativeSelect
          label={t`Team`}
          className={classes.choice}
          data={[{ value: '', label: t({ context: 'teams', message: 'All' }) }, ...teams]}
          value={address.teamId ?? ''}
          onChange={({ currentTarget: { value } }) => change({ teamId: value ? Number(value) : undefined })}
        />
        <NativeSelect
          label={t`Step of the charts`}
          className={classes.choice}
          data={[{ value: '', label: t`By the length` }, ...named(BUCKETS, bucketLabels)]}
          value={address.bucket ?? ''}
          onChange={({ currentTarget: { value } }) => change({ bucket: BUCKETS.find((each) => each === value) })}
        />
        <NativeSelect
          label={t`Durations`}
          className={classes.choice}
          data={named(STATS, statLabels)}
          value={address.stat}
          onChange={({ currentTarget: { value } }) =>
            change({ stat: STATS.find((each) => each === value) ?? 'median' })
          }
        />
        <div className={classes.time}>
          <SegmentedControl
            aria-label={t`Time of durations`}
            size="sm"
            data={named(TIMES, timeLabels)}
            value={address.time}
            onChange={(value) => change({ time: TIMES.find((each) => each === value) ?? 'calendar' })}
          />
        </div>
      </div>
      <ReportFilter problem={problem} />
      {asOf && (
        <p className={classes.asOf}>
          <Trans>As of {asOf}</Trans>
        </p>
      )}
    </div>
  );
}
