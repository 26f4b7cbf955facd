import { readFileSync } from 'node:fs';
import { i18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { activateLocale, addCatalogue, pickLocale } from './i18n';

test('picks the first language that we speak', () => {
  expect(pickLocale(null, 'de-AT', 'pt-BR', 'ru')).toBe('pt');
  expect(pickLocale('RU')).toBe('ru');
  expect(pickLocale(undefined, 'ja')).toBe('en');
});

test('every Russian plural has the forms that Russian counts with', () => {
  const catalogue = ['messages', 'reports', 'saved-reports']
    .map((name) => readFileSync(`src/locales/ru/${name}.po`, 'utf8'))
    .join('\n');
  const plurals = [...catalogue.matchAll(/^msgstr "(.*, plural, .*)"$/gm)].map((match) => match[1] ?? '');
  expect(plurals.length).toBeGreaterThan(0);
  for (const plural of plurals) {
    expect(plural).toMatch(/one \{/);
    expect(plural).toMatch(/few \{/);
    expect(plural).toMatch(/many \{/);
  }
});

test('words that are added while the language is switched are of the new language', async () => {
  const catalogue = async (locale: string) => ({ messages: { 'greeting-of-the-test': `Hello in ${locale}` } });
  await Promise.all([activateLocale('pt', { remember: false }), addCatalogue(catalogue)]);
  expect(i18n._('greeting-of-the-test')).toBe('Hello in pt');
  await activateLocale('ru', { remember: false });
  expect(i18n._('greeting-of-the-test')).toBe('Hello in ru');
  await activateLocale('en', { remember: false });
});
