// Fails when a message of the source is missing from a catalogue, is left in one that no longer needs it, or has no
// Russian or Portuguese text. Extraction is run on a copy of the state: the working tree stays as it was.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const files = ['en', 'ru', 'pt'].flatMap((locale) =>
  ['messages', 'reports', 'saved-reports'].map((name) => `src/locales/${locale}/${name}.po`),
);
const content = (text) => text.replace(/^"(POT-Creation-Date|PO-Revision-Date).*$/gm, '');
const before = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
let failed = false;
try {
  execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const file of files) {
    const now = readFileSync(file, 'utf8');
    if (content(now) !== content(before.get(file))) {
      process.stderr.write(`${file} does not match the source: run "npm run i18n:extract" and translate.\n`);
      failed = true;
    }
    const missing = [...now.matchAll(/^msgid "(.+)"\nmsgstr ""\n(?!")/gm)].map((match) => match[1]);
    if (!file.includes('/en/') && missing.length > 0) {
      process.stderr.write(`${file} lacks ${missing.length}: ${missing.slice(0, 5).join(' | ')}\n`);
      failed = true;
    }
  }
} finally {
  for (const [file, text] of before) writeFileSync(file, text);
}
process.exit(failed ? 1 : 0);
