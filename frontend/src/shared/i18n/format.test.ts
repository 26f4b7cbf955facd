import { expect, test } from 'vitest';
import { bytes, compactTime, relativeTime } from './format';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const ago = (minutes: number) => NOW - minutes * 60_000;

test('says how long ago in each language', () => {
  expect(relativeTime('en', ago(5), NOW)).toBe('5 min. ago');
  expect(relativeTime('ru', ago(60 * 24), NOW)).toBe('вчера');
  expect(relativeTime('pt', ago(60 * 3), NOW)).toBe('há 3 h');
});

test('the short form goes from minutes to a date', () => {
  expect(compactTime('en', 'UTC', ago(3), NOW)).toBe('3m');
  expect(compactTime('en', 'UTC', ago(60 * 26), NOW)).toBe('1d');
  expect(compactTime('en', 'UTC', ago(60 * 24 * 30), NOW)).toBe('Oct 23');
  expect(compactTime('en', 'UTC', ago(60 * 24 * 400), NOW)).toContain('2025');
});

test('a date is that of the zone', () => {
  const lateInTheYear = Date.parse('2025-12-31T23:30:00Z');
  expect(compactTime('en', 'Europe/Moscow', lateInTheYear, NOW)).toBe('Jan 1');
  expect(compactTime('en', 'America/Sao_Paulo', lateInTheYear, NOW)).toBe('Dec 31, 2025');
});

test('a clock that runs ahead never shows the future', () => {
  expect(compactTime('en', 'UTC', NOW + 90_000, NOW)).toBe('now');
});

test('sizes have the unit that fits', () => {
  expect(bytes('en', 512)).toBe('512 bytes');
  expect(bytes('en', 348_211)).toBe('340 kB');
  expect(bytes('en', 3_500_000)).toBe('3.3 MB');
});
