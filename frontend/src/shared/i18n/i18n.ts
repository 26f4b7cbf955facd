import { i18n } from '@lingui/core';
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

/**
 * Loads one catalogue and switches to it; the page's `lang` and the API's `Accept-Language` follow. Without `remember`
 * it is for this page only.
 */
export async function activateLocale(locale: Locale, { remember = true } = {}): Promise<void> {
  const { messages } = await import(`../../locales/${locale}/messages.po`);
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  setRequestLanguage(locale);
  if (remember) localStorage.setItem(REMEMBERED, locale);
}
