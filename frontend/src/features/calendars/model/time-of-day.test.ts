import { expect, test } from 'vitest';
import { instantIn, minutesOf, timeOfDay } from './time-of-day';

test('a time of day may be typed in many ways', () => {
  expect(['9', '930', '9:30', '09.30', ' 17 ', '24'].map(timeOfDay)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '17:00',
    '24:00',
  ]);
});

test('what is none stays as it was typed', () => {
  expect(['25', '24:30', '9:75', 'noon', ''].map(timeOfDay)).toEqual(['25', '24:30', '9:75', 'noon', '']);
  expect(minutesOf('noon')).toBeUndefined();
});

test('the wall clock of a zone is read with the offset that holds then', () => {
  expect(instantIn('Europe/Berlin', '2026-11-20T16:30')).toBe('2026-11-20T15:30:00.000Z');
  expect(instantIn('Europe/Berlin', '2026-07-01T16:30')).toBe('2026-07-01T14:30:00.000Z');
  expect(instantIn('Europe/Berlin', '2026-03-29T04:00')).toBe('2026-03-29T02:00:00.000Z');
  expect(instantIn('Asia/Kathmandu', '2026-01-01T00:00')).toBe('2025-12-31T18:15:00.000Z');
  expect(instantIn('Europe/Berlin', '')).toBeUndefined();
});
