import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pickLocale } from './i18n';

test('picks the first language that we speak', () => {
  expect(pickLocale(null, 'de-AT', 'pt-BR', 'ru')).toBe('pt');
  expect(pickLocale('RU')).toBe('ru');
  expect(pickLocale(undefined, 'ja')).toBe('en');
});

test('every Russian plural has the forms that Russian counts with', () => {
  const catalogue = ['messages', 'reports'].map((name) => readFileSync(`src/locales/ru/${name}.po`, 'utf8')).join('\n');
  const plurals = [...catalogue.matchAll(/^msgstr "(.*, plural, .*)"$/gm)].map((match) => match[1] ?? '');
  expect(plurals.length).toBeGreaterThan(0);
  for (const plural of plurals) {
    expect(plural).toMatch(/one \{/);
    expect(plural).toMatch(/few \{/);
    expect(plural).toMatch(/many \{/);
  }
});
