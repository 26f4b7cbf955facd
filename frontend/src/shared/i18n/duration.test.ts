import { expect, test } from 'vitest';
import { durationText, parseDuration } from './duration';

test('understands lengths as people type them', () => {
  expect(parseDuration('4h 30m')).toBe(16_200);
  expect(parseDuration(' 4H30M ')).toBe(16_200);
  expect(parseDuration('90 min')).toBe(5_400);
  expect(parseDuration('1.5h')).toBe(5_400);
  expect(parseDuration('1,5 ч')).toBe(5_400);
  expect(parseDuration('1 ч. 15 мин.')).toBe(4_500);
  expect(parseDuration('2 dias 3 horas')).toBe(183_600);
  expect(parseDuration('4:30')).toBe(16_200);
});

test('refuses what could be meant in two ways or in none', () => {
  for (const text of ['', '30', 'h', '4h x', '4 parsecs', '4h 30', '-4h', '4:75']) {
    expect(parseDuration(text), text).toBeUndefined();
  }
});

test('what is shown can be typed again, in every language', () => {
  for (const locale of ['en', 'ru', 'pt']) {
    for (const seconds of [1, 60, 2_700, 3_600, 16_200, 172_800, 3_661]) {
      expect(parseDuration(durationText(locale, seconds)), `${seconds} in ${locale}`).toBe(seconds);
    }
  }
  expect(durationText('en', 16_200)).toBe('4h 30m');
});
