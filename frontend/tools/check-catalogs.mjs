// Fails when a message of the source is missing from a catalogue, is left in one that no longer needs it, or has no
// Russian or Portuguese text, or when two catalogues differ over one message. Extraction is run on a copy of the state: the
// working tree stays as it was.
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
  // The catalogues of a language are loaded into one: what stands in several must be said in the same way.
  for (const locale of ['ru', 'pt']) {
    const said = new Map();
    for (const file of files.filter((each) => each.includes(`/${locale}/`))) {
      for (const [, id, text] of before.get(file).matchAll(/^((?:msgctxt ".*"\n)?msgid ".+")\nmsgstr "(.+)"$/gm)) {
        if ((said.get(id) ?? text) !== text) {
          process.stderr.write(`${file} says ${id} in another way than another catalogue: give it a context.\n`);
          failed = true;
        }
        said.set(id, text);
      }
    }
  }
} finally {
  for (const [file, text] of before) writeFileSync(file, text);
}
process.exit(failed ? 1 : 0);
