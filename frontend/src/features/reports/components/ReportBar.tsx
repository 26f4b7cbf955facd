import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import type { ApiProblem } from '../../../api/problem';
import { useEnumOptions, useTeamOptions } from '../../../shared/pickers/options';
import { BUCKETS, STATS, TIMES } from '../model/address';
import { bucketLabels } from './labels';
import { ComparisonField, RangeFields } from './RangeFields';
import classes from './ReportBar.module.css';
import { ReportFilter } from './ReportFilter';
import { useReportContext } from './report-context';
import { statLabels } from './use-report-text';

const timeLabels = {
  calendar: msg({ context: 'time', message: 'Calendar' }),
  business: msg({ context: 'time', message: 'Open hours' }),
} as const;

/** Which days, which cases, compared with what, and which number of a duration. All of it is in the address. */
export function ReportBar({
  problem,
  asOf,
  steps,
}: {
  problem: ApiProblem | undefined;
  asOf: string | undefined;
  steps: boolean;
}) {
  const { t } = useLingui();
  const { address, change, frame } = useReportContext();
  const teams = useTeamOptions(address.teamId);
  const buckets = useEnumOptions(BUCKETS, bucketLabels);
  const stats = useEnumOptions(STATS, statLabels);
  const times = useEnumOptions(TIMES, timeLabels);
  return (
    <div className={classes.bar}>
      <div className={classes.row}>
        <RangeFields
          className={classes.choice}
          range={address.range}
          days={frame.days}
          onChange={(range) => change({ range })}
        />
        <ComparisonField
          className={classes.choice}
          compare={address.compare}
          onChange={(compare) => change({ compare })}
        />
        <NativeSelect
          label={t`Team`}
          className={classes.choice}
          data={[{ value: '', label: t({ context: 'teams', message: 'All' }) }, ...teams]}
          value={address.teamId ?? ''}
          onChange={({ currentTarget: { value } }) => change({ teamId: value ? Number(value) : undefined })}
        />
        {steps && (
          <NativeSelect
            label={t`Step of the charts`}
            className={classes.choice}
            data={[{ value: '', label: t`By the length` }, ...buckets]}
            value={address.bucket ?? ''}
            onChange={({ currentTarget: { value } }) => change({ bucket: BUCKETS.find((each) => each === value) })}
          />
        )}
        <NativeSelect
          label={t`Durations`}
          className={classes.choice}
          data={stats}
          value={address.stat}
          onChange={({ currentTarget: { value } }) =>
            change({ stat: STATS.find((each) => each === value) ?? 'median' })
          }
        />
        <NativeSelect
          label={t`Time of durations`}
          className={classes.choice}
          data={times}
          value={address.time}
          onChange={({ currentTarget: { value } }) =>
            change({ time: TIMES.find((each) => each === value) ?? 'calendar' })
          }
        />
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
