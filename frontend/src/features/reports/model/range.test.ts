import { expect, test } from 'vitest';
import { PRESETS } from './address';
import { bucketFor, daysIn, daysOf, weekStartOf } from './range';

// A Sunday.
const TODAY = '2026-11-22';

test('named ranges are days from the first until before the last', () => {
  const shown = Object.fromEntries(
    PRESETS.map((preset) => [preset, Object.values(daysOf(preset, TODAY, 'monday')).join(' ')]),
  );
  expect(shown).toEqual({
    today: '2026-11-22 2026-11-23',
    yesterday: '2026-11-21 2026-11-22',
    last_7_days: '2026-11-16 2026-11-23',
    last_30_days: '2026-10-24 2026-11-23',
    last_90_days: '2026-08-25 2026-11-23',
    this_week: '2026-11-16 2026-11-23',
    last_week: '2026-11-09 2026-11-16',
    this_month: '2026-11-01 2026-11-23',
    last_month: '2026-10-01 2026-11-01',
    this_quarter: '2026-10-01 2026-11-23',
    last_quarter: '2026-07-01 2026-10-01',
    this_year: '2026-01-01 2026-11-23',
    last_year: '2025-01-01 2026-01-01',
  });
});

test('a week begins on the day on which it does for the reader', () => {
  expect(daysOf('this_week', TODAY, 'sunday')).toEqual({ from: '2026-11-22', to: '2026-11-23' });
  expect(daysOf('last_week', TODAY, 'saturday')).toEqual({ from: '2026-11-14', to: '2026-11-21' });
  expect(weekStartOf('en-US')).toBe('sunday');
  expect(weekStartOf('ar-EG')).toBe('saturday');
  expect(weekStartOf('en-GB')).toBe('monday');
  expect(weekStartOf('en')).toBe('monday');
});

test('months are as long as they are', () => {
  expect(daysOf('last_month', '2026-03-31', 'monday')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
  expect(daysOf('last_quarter', '2026-01-01', 'monday')).toEqual({ from: '2025-10-01', to: '2026-01-01' });
  expect(daysIn({ from: '2026-03-28', to: '2026-03-30' })).toBe(2);
});

test('charts are cut so that there is something to see', () => {
  const of = (from: string, to: string) => bucketFor({ from, to });
  expect(of('2026-11-22', '2026-11-23')).toBe('hour');
  expect(of('2026-10-24', '2026-11-23')).toBe('day');
  expect(of('2026-08-25', '2026-11-23')).toBe('week');
  expect(of('2024-01-01', '2026-01-01')).toBe('month');
  expect(of('2010-01-01', '2026-01-01')).toBe('year');
});
