import { useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import type { Calendar, ExceptionalDate, Holiday } from '../../../api/types';
import { useZone } from '../../../shared/i18n/zone';
import { timeZones } from '../../../shared/pickers/time-zones';
import { Sheet } from '../../../shared/ui/Page';
import { ErrorNote } from '../../../shared/ui/States';
import { useChangeCalendar, useCreateCalendar } from '../api/calendar-mutations';
import { openDays, type Week, weekPatch, wholeWeek } from '../model/week';
import { CalendarTrialPanel } from './CalendarTrialPanel';
import { ExceptionList } from './ExceptionList';
import { FeedField } from './FeedField';
import { HolidayList } from './HolidayList';
import { WeekGrid } from './WeekGrid';

type Values = {
  name: string;
  active: boolean;
  timeZone: string;
  week: Week;
  exceptions: ExceptionalDate[];
  holidays: Holiday[];
  feedUrl: string;
};

const OFFICE = [{ from: '09:00', to: '17:00' }];

function valuesOf(calendar: Calendar | undefined, zone: string): Values {
  return {
    name: calendar?.name ?? '',
    active: calendar?.active ?? true,
    timeZone: calendar?.timeZone ?? zone,
    week: wholeWeek(
      calendar?.weekly ?? { monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: OFFICE },
    ),
    exceptions: calendar?.exceptions ?? [],
    holidays: calendar?.holidays ?? [],
    feedUrl: calendar?.holidayFeed?.url ?? '',
  };
}

function same(a: Values, b: Values): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** When the desk is open: zone, week, exceptions and holidays, with a trial of what is not saved yet. */
export function CalendarForm({
  calendar,
  editable,
  onSaved,
}: {
  calendar?: Calendar;
  editable: boolean;
  onSaved: (saved: Calendar) => void;
}) {
  const { t } = useLingui();
  const zone = useZone();
  const [values, setValues] = useState(() => valuesOf(calendar, zone));
  // What the form began with: a colleague's newer version is not written over unseen.
  const [base, setBase] = useState(calendar);
  const begin = (next: Calendar) => {
    setBase(next);
    setValues(valuesOf(next, zone));
  };
  // Nothing was typed yet: what a feed or a colleague has brought meanwhile is shown.
  if (calendar && base && calendar.version > base.version && same(values, valuesOf(base, zone))) begin(calendar);
  const create = useCreateCalendar();
  const change = useChangeCalendar();
  const error = create.error ?? change.error;
  const faults = isProblem(error) ? error.fieldErrors() : {};
  const set = (patch: Partial<Values>) => setValues((now) => ({ ...now, ...patch }));
  const disabled = !editable;

  const save = () => {
    const { name, active, timeZone, week, exceptions, holidays } = values;
    const url = values.feedUrl.trim();
    const saved = (next: Calendar) => {
      begin(next);
      onSaved(next);
    };
    const common = { name: name.trim(), timeZone, exceptions, holidays };
    const holidayFeed = url ? { url } : null;
    if (base) {
      // An address that is given again is fetched again.
      const feed = url === (base.holidayFeed?.url ?? '') ? {} : { holidayFeed };
      change.mutate(
        { id: base.id, version: base.version, patch: { ...common, ...feed, active, weekly: weekPatch(week) } },
        { onSuccess: saved },
      );
    } else create.mutate({ ...common, holidayFeed, weekly: openDays(week) }, { onSuccess: saved });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (values.name.trim()) save();
      }}
    >
      <Stack gap="md">
        <Sheet>
          <Stack gap="sm">
            <TextInput
              label={t({ context: 'title', message: 'Name' })}
              withAsterisk
              maxLength={100}
              disabled={disabled}
              value={values.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={faults.name}
            />
            <Select
              label={t`Time zone`}
              data={timeZones()}
              searchable
              allowDeselect={false}
              limit={60}
              disabled={disabled}
              value={values.timeZone}
              onChange={(next) => next && set({ timeZone: next })}
              error={faults.timeZone}
            />
            {base && (
              <Switch
                label={t`In use`}
                disabled={disabled}
                checked={values.active}
                onChange={(event) => set({ active: event.currentTarget.checked })}
              />
            )}
          </Stack>
        </Sheet>
        <Sheet title={t`Week`}>
          <WeekGrid value={values.week} onChange={(week) => set({ week })} disabled={disabled} faults={faults} />
        </Sheet>
        <Sheet title={t`Exceptions`}>
          <ExceptionList
            value={values.exceptions}
            onChange={(exceptions) => set({ exceptions })}
            disabled={disabled}
            faults={faults}
          />
        </Sheet>
        <Sheet title={t`Holidays`}>
          <HolidayList
            value={values.holidays}
            onChange={(holidays) => set({ holidays })}
            disabled={disabled}
            fault={faults.holidays}
            saved={base && { id: base.id, version: base.version }}
            onReplaced={(next) => {
              setBase(next);
              set({ holidays: next.holidays });
            }}
          />
          <FeedField
            value={values.feedUrl}
            onChange={(feedUrl) => set({ feedUrl })}
            saved={base?.holidayFeed ?? null}
            disabled={disabled}
            fault={faults['holidayFeed.url'] ?? faults.holidayFeed}
          />
        </Sheet>
        <Sheet title={t`Try it`}>
          <CalendarTrialPanel
            calendar={{
              timeZone: values.timeZone,
              weekly: openDays(values.week),
              exceptions: values.exceptions,
              holidays: values.holidays,
            }}
          />
        </Sheet>
        {error && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            size="sm"
            disabled={disabled || !values.name.trim()}
            loading={create.isPending || change.isPending}
          >{t`Save`}</Button>
        </Group>
      </Stack>
    </form>
  );
}
