import { expect, test } from 'vitest';
import type { ReportSchedule } from '../../../../api/types';
import { scheduleOf, valuesOf, weekdayName } from './schedule';

const WEEKLY: ReportSchedule = {
  id: 1801,
  version: 2,
  reportId: 7,
  ownerId: 101,
  recipientIds: [101, 102],
  format: 'csv',
  rhythm: 'weekly',
  weekday: 'friday',
  dayOfMonth: null,
  time: '17:30',
  timeZone: 'Europe/Lisbon',
  paused: false,
  nextAt: '2026-11-27T17:30:00Z',
  changeable: true,
  lastSending: null,
};

test('a new schedule is for its maker, on Monday morning of their time zone', () => {
  expect(scheduleOf(valuesOf(undefined, 105, 'Europe/Berlin'))).toEqual({
    recipientIds: [105],
    format: 'xlsx',
    rhythm: 'weekly',
    weekday: 'monday',
    dayOfMonth: null,
    time: '08:00',
    timeZone: 'Europe/Berlin',
  });
});

test('a day is sent only with the rhythm that has one', () => {
  const values = valuesOf(WEEKLY, 105, 'Europe/Berlin');
  expect(scheduleOf(values)).toMatchObject({ weekday: 'friday', dayOfMonth: null, timeZone: 'Europe/Lisbon' });
  expect(scheduleOf({ ...values, rhythm: 'monthly', dayOfMonth: 31 })).toMatchObject({ weekday: null, dayOfMonth: 31 });
  expect(scheduleOf({ ...values, rhythm: 'daily' })).toMatchObject({ weekday: null, dayOfMonth: null });
});

test('weekdays are called as the language calls them', () => {
  expect(weekdayName('en', 'monday')).toBe('Monday');
  expect(weekdayName('ru', 'sunday')).toBe('воскресенье');
});
