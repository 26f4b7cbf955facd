import { useLingui } from '@lingui/react/macro';
import { Button, Group, MultiSelect, NativeSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isProblem } from '../../../../api/problem';
import type { ReportSchedule } from '../../../../api/types';
import { useOnline } from '../../../../shared/hooks/use-online';
import { useZone } from '../../../../shared/i18n/zone';
import { useAgentOptions, useEnumOptions } from '../../../../shared/pickers/options';
import { timeZones } from '../../../../shared/pickers/time-zones';
import { ErrorNote } from '../../../../shared/ui/States';
import { useSaveSchedule } from '../api/schedule-mutations';
import { RHYTHMS, scheduleOf, valuesOf, WEEKDAYS, weekdayName } from '../model/schedule';
import { Field, focusOn } from './Field';
import classes from './Schedules.module.css';
import { rhythmLabels } from './use-schedule-words';

const DAYS = Array.from({ length: 31 }, (_, index) => String(index + 1));

type Props = {
  reportId: number;
  schedule: ReportSchedule | undefined;
  /** The reader. */
  me: number | undefined;
  onDone: () => void;
};

/** Who gets a report by mail, when, and in which kind of file. */
export function ScheduleForm({ reportId, schedule, me, onDone }: Props) {
  const { t, i18n } = useLingui();
  const online = useOnline();
  const zone = useZone();
  const agents = useAgentOptions();
  const rhythms = useEnumOptions(RHYTHMS, rhythmLabels);
  const save = useSaveSchedule(reportId);
  const [values, setValues] = useState(() => valuesOf(schedule, me, zone));
  const change = (patch: Partial<typeof values>) => {
    setValues({ ...values, ...patch });
    if (save.isError) save.reset();
  };
  const faults = isProblem(save.error) ? save.error.errors : [];
  const fault = (name: string) => faults.find(({ pointer }) => pointer.split('/')[1] === name)?.detail;
  const named = ['recipientIds', 'rhythm', 'weekday', 'dayOfMonth', 'time', 'timeZone'];
  const placed = faults.length > 0 && faults.every(({ pointer }) => named.includes(pointer.split('/')[1] ?? ''));
  useEffect(() => focusOn('recipientIds'), []);
  const none = values.recipientIds.length === 0;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!none) save.mutate({ schedule, values: scheduleOf(values) }, { onSuccess: onDone });
      }}
    >
      <Field place="recipientIds">
        <MultiSelect
          label={t`For whom`}
          description={t`Each gets the numbers that they may see, in their language and time zone.`}
          data={agents}
          value={values.recipientIds.map(String)}
          onChange={(ids) => change({ recipientIds: ids.map(Number) })}
          searchable
          selectFirstOptionOnChange
          hidePickedOptions
          openOnFocus={false}
          maxValues={50}
          nothingFoundMessage={t`Nobody is called that.`}
          error={fault('recipientIds') ?? (none ? t`Choose somebody.` : undefined)}
        />
      </Field>
      <div className={classes.pair}>
        <NativeSelect
          label={t`How often`}
          data={rhythms}
          value={values.rhythm}
          onChange={({ currentTarget: { value } }) =>
            change({ rhythm: RHYTHMS.find((each) => each === value) ?? 'weekly' })
          }
          error={fault('rhythm')}
        />
        {values.rhythm === 'weekly' && (
          <NativeSelect
            label={t`Day of the week`}
            data={WEEKDAYS.map((value) => ({ value, label: weekdayName(i18n.locale, value) }))}
            value={values.weekday}
            onChange={({ currentTarget: { value } }) =>
              change({ weekday: WEEKDAYS.find((each) => each === value) ?? 'monday' })
            }
            error={fault('weekday')}
          />
        )}
        {values.rhythm === 'monthly' && (
          <NativeSelect
            label={t`Day of the month`}
            data={DAYS}
            value={String(values.dayOfMonth)}
            onChange={({ currentTarget: { value } }) => change({ dayOfMonth: Number(value) })}
            description={values.dayOfMonth > 28 ? t`In shorter months their last day.` : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={fault('dayOfMonth')}
          />
        )}
        <TextInput
          type="time"
          label={t({ context: 'schedule', message: 'At' })}
          value={values.time}
          onChange={({ currentTarget: { value } }) => value && change({ time: value.slice(0, 5) })}
          error={fault('time')}
        />
      </div>
      <Select
        label={t`Time zone`}
        data={[...new Set([...timeZones(), values.timeZone])]}
        value={values.timeZone}
        onChange={(value) => value && change({ timeZone: value })}
        searchable
        allowDeselect={false}
        error={fault('timeZone')}
      />
      <div>
        <span className={classes.label} id="schedule-format">{t`File`}</span>
        <SegmentedControl
          size="sm"
          aria-labelledby="schedule-format"
          data={[
            { value: 'xlsx', label: 'XLSX' },
            { value: 'csv', label: 'CSV' },
          ]}
          value={values.format}
          onChange={(value) => change({ format: value === 'csv' ? 'csv' : 'xlsx' })}
        />
      </div>
      {save.isError && !placed && <ErrorNote error={save.error} />}
      <Group justify="flex-end">
        <Button variant="default" size="sm" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" size="sm" disabled={!online || none} loading={save.isPending}>{t`Save`}</Button>
      </Group>
    </form>
  );
}
