import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarTrial, ExceptionalDate, OpenHours } from '../../../api/types';
import { useDebounced } from '../../../shared/hooks/use-debounced';
import { durationText, parseDuration } from '../../../shared/i18n/duration';
import { instantIn } from '../../../shared/i18n/zone';
import { ErrorNote } from '../../../shared/ui/States';
import { trialQuery } from '../api/calendar-mutations';
import { readHours } from '../model/time-of-day';
import classes from './CalendarTrialPanel.module.css';

/** The next Friday afternoon, where calendars show what they are made of. */
function fridayAfternoon(): string {
  const date = new Date();
  date.setDate(date.getDate() + ((5 - date.getDay() + 7) % 7));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T16:30`;
}

/** The calendar as it can be counted with; undefined while a time or a date in it is still being typed. */
function readCalendar(calendar: CalendarTrial['calendar']): CalendarTrial['calendar'] | undefined {
  const weekly: Record<string, OpenHours[]> = {};
  for (const [day, hours] of Object.entries(calendar.weekly)) {
    const read = readHours(hours);
    if (!read) return undefined;
    weekly[day] = read;
  }
  const exceptions: ExceptionalDate[] = [];
  for (const each of calendar.exceptions ?? []) {
    const intervals = readHours(each.intervals);
    if (!intervals || !each.date) return undefined;
    exceptions.push({ ...each, intervals });
  }
  return { ...calendar, weekly, exceptions };
}

/** Counts open time with the calendar as it stands in the form. */
export function CalendarTrialPanel({ calendar }: { calendar: CalendarTrial['calendar'] }) {
  const { t, i18n } = useLingui();
  const [length, setLength] = useState(() => durationText(i18n.locale, 4 * 3_600));
  const [local, setLocal] = useState(fridayAfternoon);
  const seconds = parseDuration(length);
  const start = instantIn(calendar.timeZone, local);
  const readable = readCalendar(calendar);
  const trial = useDebounced(
    readable && start !== undefined && seconds !== undefined
      ? JSON.stringify({ calendar: readable, operation: 'add', start, durationSeconds: seconds })
      : '',
  );
  const answer = useQuery({
    ...trialQuery(JSON.parse(trial || '{}') as CalendarTrial),
    enabled: trial !== '',
    placeholderData: keepPreviousData,
  });
  const when = new Intl.DateTimeFormat(i18n.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: calendar.timeZone,
  });
  const due = answer.data?.instant;
  return (
    <div className={classes.trial}>
      <div className={classes.fields}>
        <TextInput
          label={t`Open time`}
          value={length}
          onChange={(event) => setLength(event.currentTarget.value)}
          error={seconds === undefined ? t`Type a length such as 4h 30m.` : undefined}
        />
        <TextInput
          type="datetime-local"
          label={t`From`}
          value={local}
          onChange={(event) => setLocal(event.currentTarget.value)}
        />
      </div>
      <output className={classes.answer} data-stale={answer.isPlaceholderData || undefined}>
        {!answer.isError && due && start && seconds !== undefined && (
          <Trans>
            {durationText(i18n.locale, seconds)} from {when.format(new Date(start))} →{' '}
            <strong>{when.format(new Date(due))}</strong>
          </Trans>
        )}
      </output>
      {answer.isError && <ErrorNote error={answer.error} />}
    </div>
  );
}
