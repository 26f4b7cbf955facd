// Fails when src/api/schema.gen.d.ts is not what openapi/openapi.yaml generates.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'src/api/schema.gen.d.ts';
const committed = readFileSync(file, 'utf8');
execFileSync('npm', ['run', '--silent', 'api:generate'], { stdio: ['ignore', 'ignore', 'inherit'] });
const generated = readFileSync(file, 'utf8');
writeFileSync(file, committed);
if (generated !== committed) {
  process.stderr.write(`${file} is stale: run "npm run api:generate" and commit it.\n`);
  process.exit(1);
}
