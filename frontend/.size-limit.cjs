/** The weight of what a page needs, taken from the build's own manifest: hashed names and shared chunks included. */
const { readFileSync, existsSync } = require('node:fs');

const file = 'dist/.vite/manifest.json';
const manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

/** All chunks that the named ones load before they run. */
function withImports(names, seen = new Set()) {
  for (const name of names) {
    if (seen.has(name) || !manifest[name]) continue;
    seen.add(name);
    withImports(manifest[name].imports ?? [], seen);
  }
  return seen;
}

const paths = (names) => [...names].map((name) => `dist/${manifest[name].file}`);
const startingWith = (...prefixes) =>
  Object.keys(manifest).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
const without = (names, others) => new Set([...names].filter((name) => !others.has(name)));

const entry = withImports(['index.html']);
const inbox = withImports([
  'index.html',
  'src/locales/en/messages.po',
  ...startingWith(
    'src/routes/__root',
    'src/routes/views.tsx',
    'src/routes/views.$viewId.tsx',
    'src/routes/views.$viewId.index.tsx',
  ),
]);
const editor = without(withImports(['src/shared/editor/RichEditor.tsx']), inbox);
const admin = without(withImports(startingWith('src/routes/admin')), inbox);
const saved = [
  ...startingWith('src/routes/-saved-reports/', 'src/routes/reports.saved', 'src/features/reports/saved/'),
  'src/locales/en/saved-reports.po',
];
const reports = without(
  withImports(
    [
      ...startingWith('src/routes/-reports/', 'src/routes/reports', 'src/features/reports/'),
      'src/locales/en/reports.po',
    ].filter((name) => !saved.includes(name)),
  ),
  inbox,
);
const builder = without(withImports(saved), new Set([...inbox, ...reports]));

module.exports = [
  { name: 'JS until the application starts', path: paths(entry), limit: '237 kB', gzip: true },
  // With the words of every page: all of a language are in one catalogue.
  { name: 'JS until the inbox can be used', path: paths(inbox), limit: '280 kB', gzip: true },
  { name: 'Editor of the composer (loaded later)', path: paths(editor), limit: '165 kB', gzip: true },
  // All its pages together.
  { name: 'Administration', path: paths(admin), limit: '70 kB', gzip: true },
  // All its screens with the charts.
  { name: 'Reports', path: paths(reports), limit: '140 kB', gzip: true },
  // Beside what the screens have.
  { name: 'Saved reports and their builder', path: paths(builder), limit: '60 kB', gzip: true },
  { name: 'CSS', path: 'dist/assets/index-*.css', limit: '45 kB', gzip: true },
  { name: 'Fonts', path: 'dist/assets/*.woff2', limit: '90 kB', gzip: false },
];
