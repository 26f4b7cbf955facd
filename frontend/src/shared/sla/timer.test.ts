import { type I18n, setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { messages as en } from '../../locales/en/messages.po';
import { messages as pt } from '../../locales/pt/messages.po';
import { messages as ru } from '../../locales/ru/messages.po';
import { lengthWords, type Promised, timerSentence, timerState, timerWords } from './timer';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const catalogs = { en, ru, pt };

function speaking(locale: keyof typeof catalogs): I18n {
  return setupI18n({ locale, messages: { [locale]: catalogs[locale] } });
}

function dueIn(minutes: number, change: Partial<Promised> = {}): Promised {
  const nextDueAt = new Date(NOW + minutes * 60_000).toISOString();
  return { slaState: 'running', nextDueAt, nextDueMetric: 'first_reply', ...change };
}

test('the state follows from the due instant and the clock', () => {
  expect(timerState(dueIn(200), NOW)).toBe('running');
  expect(timerState(dueIn(59), NOW)).toBe('soon');
  expect(timerState(dueIn(0), NOW)).toBe('overdue');
  expect(timerState(dueIn(-1, { slaState: 'paused' }), NOW)).toBe('overdue');
  expect(timerState(dueIn(0, { slaState: 'paused', nextDueAt: null }), NOW)).toBe('paused');
  expect(timerState(dueIn(0, { slaState: 'done', nextDueAt: null }), NOW)).toBe('done');
  expect(timerState(dueIn(0, { slaState: null, nextDueAt: null }), NOW)).toBeUndefined();
});

test('less than a quarter of the target is little, however long it is', () => {
  expect(timerState(dueIn(300), NOW, 0.25)).toBe('running');
  expect(timerState(dueIn(300), NOW, 0.24)).toBe('soon');
});

const spoken = {
  en: {
    left: '3 hr 20 min left',
    overdue: '2 hr overdue',
    days: '3 days 4 hr left',
    sentences: ['First reply in 1 minute', 'First reply in 22 minutes', 'First reply 2 hours ago'],
  },
  ru: {
    left: 'ещё 3 ч 20 мин',
    overdue: 'опоздание 2 ч',
    days: 'ещё 3 дн. 4 ч',
    sentences: ['Первый ответ: через 1 минуту', 'Первый ответ: через 22 минуты', 'Первый ответ: 2 часа назад'],
  },
  pt: {
    left: 'faltam 3 h 20 min',
    overdue: '2 h de atraso',
    days: 'faltam 3 dias 4 h',
    sentences: ['Primeira resposta em 1 minuto', 'Primeira resposta em 22 minutos', 'Primeira resposta há 2 horas'],
  },
} as const;

for (const locale of ['en', 'ru', 'pt'] as const) {
  test(`says it in ${locale}, in the right number`, () => {
    const i18n = speaking(locale);
    const words = (promised: Promised) => timerWords(i18n, promised, timerState(promised, NOW) ?? 'done', NOW);
    const sentence = (promised: Promised) => timerSentence(i18n, promised, timerState(promised, NOW) ?? 'done', NOW);
    expect(words(dueIn(200))).toBe(spoken[locale].left);
    expect(words(dueIn(-120))).toBe(spoken[locale].overdue);
    expect(words(dueIn(3 * 24 * 60 + 240))).toBe(spoken[locale].days);
    expect([1, 22, -120].map((minutes) => sentence(dueIn(minutes)))).toEqual(spoken[locale].sentences);
  });
}

test('a list tells whole minutes, the open case its last seconds', () => {
  const i18n = speaking('en');
  const late = NOW - 42_000;
  expect(timerWords(i18n, dueIn(0), 'soon', late)).toBe('< 1 min left');
  expect(timerWords(i18n, dueIn(0), 'soon', late, true)).toBe('42 sec left');
  expect(timerWords(i18n, dueIn(4), 'soon', NOW - 5_000)).toBe('4 min left');
  expect(timerWords(i18n, dueIn(27 * 60 + 20), 'running', NOW)).toBe('27 hr left');
  expect(timerWords(i18n, dueIn(4), 'soon', NOW - 5_000, true)).toBe('4 min left');
  expect(timerWords(i18n, dueIn(0), 'overdue', NOW + 20_000, true)).toBe('< 1 min overdue');
  expect(timerSentence(i18n, dueIn(0), 'soon', late)).toBe('First reply in 42 seconds');
});

test('seconds are told only where they matter', () => {
  expect(lengthWords('en', 42_000)).toBe('42 sec');
  expect(lengthWords('en', 0)).toBe('0 sec');
  expect(lengthWords('en', 4 * 60_000 + 5_000)).toBe('4 min 5 sec');
  expect(lengthWords('en', 59 * 60_000 + 59_000)).toBe('59 min');
  expect(lengthWords('en', 25 * 3_600_000)).toBe('25 hr');
});
