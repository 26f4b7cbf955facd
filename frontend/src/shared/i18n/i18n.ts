import { i18n, type Messages } from '@lingui/core';
import { setRequestLanguage } from '../../api/session';

export const LOCALES = ['en', 'ru', 'pt'] as const;
export type Locale = (typeof LOCALES)[number];

const REMEMBERED = 'zelodesk.language';

/** The first of the given BCP 47 tags that we speak, else English. */
export function pickLocale(...candidates: ReadonlyArray<string | null | undefined>): Locale {
  for (const candidate of candidates) {
    const base = candidate?.toLowerCase().split(/[-_]/)[0];
    const found = LOCALES.find((locale) => locale === base);
    if (found) return found;
  }
  return 'en';
}

export function initialLocale(): Locale {
  return pickLocale(localStorage.getItem(REMEMBERED), ...navigator.languages);
}

type Catalogue = (locale: Locale) => Promise<{ messages: Messages }>;

const added = new Set<Catalogue>();

async function load(catalogue: Catalogue, locale: Locale): Promise<void> {
  const { messages } = await catalogue(locale);
  i18n.load(locale, messages);
}

/** Loads the words of a part of the application, now and after every switch of the language. */
export async function addCatalogue(catalogue: Catalogue): Promise<void> {
  added.add(catalogue);
  let loaded: Locale | undefined;
  // The language may be switched while the words come.
  while (loaded !== pickLocale(i18n.locale)) {
    loaded = pickLocale(i18n.locale);
    await load(catalogue, loaded);
  }
}

/**
 * Loads one catalogue and switches to it; the page's `lang` and the API's `Accept-Language` follow. Without `remember`
 * it is for this page only.
 */
export async function activateLocale(locale: Locale, { remember = true } = {}): Promise<void> {
  const loaded = new Set<Catalogue>();
  const loadAdded = () =>
    Promise.all(
      [...added].map((catalogue) => {
        loaded.add(catalogue);
        return load(catalogue, locale);
      }),
    );
  const [{ messages }] = await Promise.all([import(`../../locales/${locale}/messages.po`), loadAdded()]);
  // Those that were added while the words came.
  while (loaded.size < added.size) await loadAdded();
  i18n.load(locale, messages);
  i18n.activate(locale);
  document.documentElement.lang = locale;
  setRequestLanguage(locale);
  if (remember) localStorage.setItem(REMEMBERED, locale);
}
