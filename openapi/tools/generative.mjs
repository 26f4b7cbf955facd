// The generative run over the contract: calls every operation of a running Zelodesk with valid and with wrong requests, and holds every
// answer to the contract: no 5xx, documented status, media type, headers and body; nothing accepted that the contract forbids, nothing
// refused as unreadable that it allows; one success at least of every operation.
//
//   npm run generative
//   ZELO_BASE_URL       the origin (http://localhost:8080); everything there may be changed
//   ZELO_DATA           its data folder, for `zelo token`; or ZELO_TOKEN: an access token of an admin
//   ZELO_SEED           what to generate: the same seed sends the same requests, but for ids and the names that must be new
//   ZELO_REQUESTS       requests per operation at most (150)
//   ZELO_SECONDS        begin nothing new after this long (90)
//   ZELO_OPERATIONS     only these, with commas between
import { join } from 'node:path';
import { Client, Token } from './generative/client.mjs';
import { Contract } from './generative/contract.mjs';
import { Random } from './generative/random.mjs';
import { json, variationsOf } from './generative/variations.mjs';
import { World } from './generative/world.mjs';

const LANES = 4;
const STEP = 10;
const UNREADABLE = ['malformed_json', 'unknown_property', 'wrong_type', 'unknown_parameter', 'malformed_request', 'not_one_of'];
const seed = process.env.ZELO_SEED ?? String(Math.floor(Math.random() * 1e9));
const most = Number(process.env.ZELO_REQUESTS ?? 150);
const seconds = Number(process.env.ZELO_SECONDS ?? 90);
const wanted = process.env.ZELO_OPERATIONS?.split(',');
const began = Date.now();

const contract = new Contract(join(import.meta.dirname, '..', 'openapi.yaml'));
const client = new Client(process.env.ZELO_BASE_URL ?? 'http://localhost:8080', new Token());
const world = new World(succeed, new Random(seed));
const operations = contract.operations.filter((operation) => !wanted || wanted.includes(operation.id));
const faults = new Map();
const tally = new Map(contract.operations.map(({ id }) => [id, { sent: 0, succeeded: 0 }]));
let serial = 0;
const isLate = () => Date.now() - began > seconds * 1000;

function urlOf(operation, { path = {}, query }) {
  const place = operation.path.replace(/\{(\w+)\}/g, (_, name) => path[name].raw ?? encodeURIComponent(path[name]));
  const asked = typeof query === 'string' ? query : new URLSearchParams(query ?? {}).toString();
  return asked ? `${place}?${asked}` : place;
}

function bytesOf({ body }) {
  return body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : json(body);
}

async function send(operation, request, variation) {
  const body = bytesOf(request);
  const mediaType = body === undefined ? undefined : (request.mediaType ?? operation.jsonBody);
  const sent = {
    method: operation.method,
    path: urlOf(operation, request),
    headers: { ...(mediaType === undefined ? {} : { 'content-type': mediaType }), ...request.headers },
    body,
    chunked: request.chunked,
    authorization: request.authorization,
  };
  const count = tally.get(operation.id);
  count.sent++;
  let answer;
  try {
    answer = await client.send(sent);
  } catch (error) {
    blame(operation, `no answer (${error.message})`, sent, variation);
    return { status: 0, headers: {}, text: '' };
  }
  if (answer.status < 300) count.succeeded++;
  const found = [...operation.answerFaults(answer), ...requestFaults(operation, sent, answer, variation)];
  for (const fault of found) blame(operation, fault, sent, variation, answer);
  return answer;
}

/** What should not have been accepted, or should have been understood. */
function requestFaults(operation, sent, { status, text }, variation) {
  if (status < 300) {
    if (variation.unauthorized) return ['accepted without a token'];
    if (variation.unknownQuery) return ['accepted with an unknown query parameter'];
    return operation.bodySchema ? forbidden(operation, sent).map((fault) => `accepted, though the contract forbids it: ${fault}`) : [];
  }
  if (!variation.valid || status >= 500) return [];
  const codes = text.match(/"code"\s*:\s*"(\w+)"/g)?.map((code) => code.split('"')[3]) ?? [];
  return codes.filter((code) => UNREADABLE.includes(code)).map((code) => `refused as ${code}, though the contract allows it`);
}

function forbidden(operation, { headers, body }) {
  try {
    const type = headers['content-type'].toLowerCase();
    const given = JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''));
    return operation.bodyFaults(type, given);
  } catch {
    return ['a body that is no JSON'];
  }
}

function blame(operation, fault, sent, variation, answer) {
  const kind = `${operation.id}: ${fault}`;
  const known = faults.get(kind);
  if (known) {
    known.times++;
    return;
  }
  const body = sent.body === undefined ? '' : `\n    ${sent.body.toString('utf8').slice(0, 400)}`;
  const said = answer ? `\n    → ${answer.status} ${answer.headers['x-request-id'] ?? ''} ${answer.text.slice(0, 300)}` : '';
  faults.set(kind, { times: 1, example: `    ${variation.label}\n    ${sent.method} ${sent.path.slice(0, 200)}${body}${said}` });
}

/** For what the run needs to exist. */
async function succeed(request) {
  const operation = contract.operations.find(({ id }) => id === request.operationId);
  const answer = await send(operation, request, { label: 'preparation', valid: true });
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(`${request.operationId} gave ${answer.status}: ${answer.text}`);
  }
  return answer.text ? JSON.parse(answer.text) : undefined;
}

/** The requests to one operation, a handful at each step: all operations get theirs before one gets many. */
async function* exercise(operation) {
  let base = await world.request(operation);
  const [first, ...others] = variationsOf(operation, { world, seed, rounds: 12, base });
  const chosen = new Random(`${seed} ${operation.id} order`).shuffled(others).slice(0, most - 1);
  for (const [number, variation] of [first, ...chosen].entries()) {
    const request = variation.change({ ...base, serial: `${seed} ${serial++} ${began}` });
    // A field that every case must have would stop all that other requests open.
    if (request.body?.required === true) request.body = { ...request.body, required: false };
    const answers = [await send(operation, request, variation)];
    if (variation.again) answers.push(await send(operation, variation.again(request), { label: variation.label }));
    // What was changed, deleted or used up is not what the next request is about.
    if (operation.method !== 'GET' && answers.some(({ status }) => status < 300)) base = await world.request(operation);
    if (number % STEP === STEP - 1) yield;
  }
}

async function run() {
  process.stdout.write(`Generative run: seed ${seed} (again with ZELO_SEED=${seed}).\n`);
  await world.fill();
  const waiting = operations.map((operation) => ({ operation, steps: exercise(operation), begun: false }));
  const lane = async () => {
    for (let one = waiting.shift(); one && !(one.begun && isLate()); one = waiting.shift()) {
      one.begun = true;
      try {
        if (!(await one.steps.next()).done) waiting.push(one);
      } catch (error) {
        faults.set(`${one.operation.id}: ended early: ${error.message}`, { times: 1, example: error.stack });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  // What names everything there is (an order) may have failed because something was made beside it.
  for (const operation of operations.filter(({ id }) => tally.get(id).succeeded === 0)) {
    await send(operation, await world.request(operation), { label: 'alone', valid: true });
  }
}

try {
  await run();
} finally {
  client.close();
}
const never = operations.filter(({ id }) => tally.get(id).succeeded === 0).map(({ id }) => id);
const sent = [...tally.values()].reduce((sum, one) => sum + one.sent, 0);
const succeeded = [...tally.values()].reduce((sum, one) => sum + one.succeeded, 0);
for (const [fault, { times, example }] of [...faults].sort()) process.stderr.write(`${fault} (${times} times)\n${example}\n`);
if (never.length > 0) process.stderr.write(`Never succeeded: ${never.join(', ')}\n`);
process.stdout.write(
  `${isLate() ? 'Ended by time. ' : ''}${sent} requests (${succeeded} succeeded) to ${operations.length} operations in ${Math.round((Date.now() - began) / 1000)} s: ` +
    `${faults.size} kinds of fault; ${operations.length - never.length} operations succeeded at least once.\n`,
);
process.exitCode = faults.size === 0 && never.length === 0 ? 0 : 1;
