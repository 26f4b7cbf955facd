// Fails when a message of the source is missing from a catalogue, is left in one that no longer needs it, or has no
// Russian or Portuguese text. Extraction is run on a copy of the state: the working tree stays as it was.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const locales = ['en', 'ru', 'pt'];
const file = (locale) => `src/locales/${locale}/messages.po`;
const content = (text) => text.replace(/^"(POT-Creation-Date|PO-Revision-Date).*$/gm, '');
const before = new Map(locales.map((locale) => [locale, readFileSync(file(locale), 'utf8')]));
let failed = false;
try {
  execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const locale of locales) {
    const now = readFileSync(file(locale), 'utf8');
    if (content(now) !== content(before.get(locale))) {
      process.stderr.write(`${file(locale)} does not match the source: run "npm run i18n:extract" and translate.\n`);
      failed = true;
    }
    const missing = [...now.matchAll(/^msgid "(.+)"\nmsgstr ""\n(?!")/gm)].map((match) => match[1]);
    if (locale !== 'en' && missing.length > 0) {
      process.stderr.write(`${file(locale)} lacks ${missing.length}: ${missing.slice(0, 5).join(' | ')}\n`);
      failed = true;
    }
  }
} finally {
  for (const [locale, text] of before) writeFileSync(file(locale), text);
}
process.exit(failed ? 1 : 0);
