import { expect, test } from 'vitest';
import { minutesOf, readHours, timeOfDay } from './time-of-day';

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

test('hours count once all of their times can be read', () => {
  expect(readHours([{ from: '9', to: '24' }])).toEqual([{ from: '09:00', to: '24:00' }]);
  expect(readHours([{ from: '09:00', to: '17:' }])).toBeUndefined();
});
