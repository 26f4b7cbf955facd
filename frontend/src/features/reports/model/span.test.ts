import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { messages as en } from '../../../locales/en/reports.po';
import { messages as pt } from '../../../locales/pt/reports.po';
import { messages as ru } from '../../../locales/ru/reports.po';
import { spanText } from './span';

const of = (locale: string, seconds: number, days = true) =>
  spanText(setupI18n({ locale, messages: { en, pt, ru } }), seconds, { days });

test('lengths are said in their two largest units', () => {
  expect(of('en', 0)).toBe('0 s');
  expect(of('en', 45.4)).toBe('45 s');
  expect(of('en', 134)).toBe('2 min 14 s');
  expect(of('en', 890)).toBe('15 min');
  expect(of('en', 3_600)).toBe('1 h');
  expect(of('en', 8_040)).toBe('2 h 14 min');
  expect(of('en', 27 * 3_600)).toBe('27 h');
  expect(of('en', 76 * 3_600)).toBe('3 d 4 h');
});

test('what is rounded up takes the next unit with it', () => {
  expect(of('en', 3_599)).toBe('1 h');
  expect(of('en', 2 * 3_600 - 10)).toBe('2 h');
  expect(of('en', 3 * 86_400 - 60)).toBe('3 d');
});

test('open time has no days', () => {
  expect(of('en', 76 * 3_600, false)).toBe('76 h');
});

test('each language has its units', () => {
  expect(of('ru', 8_040)).toBe('2 ч 14 мин');
  expect(of('ru', 76 * 3_600)).toBe('3 д 4 ч');
  expect(of('pt', 8_040)).toBe('2 h 14 min');
});
