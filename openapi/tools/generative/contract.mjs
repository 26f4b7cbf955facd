// The contract, as something to generate requests from and to hold answers against.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const ALWAYS = ['ETag', 'Location', 'X-Request-Id'];
const escaped = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const bare = (mediaType) => (mediaType ?? '').split(';')[0].trim();

export class Contract {
  constructor(file) {
    this.document = parse(readFileSync(file, 'utf8'));
    // Clients must bear properties they do not know; here one that is not documented is a fault. Problems may carry more.
    const closed = structuredClone(this.document);
    for (const [name, schema] of Object.entries(closed.components.schemas)) if (name !== 'Problem') close(schema);
    this.ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(this.ajv);
    this.ajv.addSchema(this.document, 'asked').addSchema(closed, 'answered');
    this.operations = Object.entries(this.document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => new Operation(this, path, method, item[method])),
    );
  }

  resolve(node) {
    return node?.$ref ? this.resolve(this.at(node.$ref)) : node;
  }

  at(pointer) {
    return pointer
      .slice(2)
      .split('/')
      .reduce((node, key) => node?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], this.document);
  }

  /** @returns what is wrong with the value, in words; empty when nothing is */
  faults(kind, pointer, value) {
    const check = this.ajv.getSchema(`${kind}${pointer}`);
    return check(value) ? [] : check.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
  }
}

class Operation {
  constructor(contract, path, method, node) {
    Object.assign(this, { contract, path, node, id: node.operationId, method: method.toUpperCase() });
    this.parameters = (node.parameters ?? []).map((one) => contract.resolve(one));
    this.place = `#/paths/${escaped(path)}/${method}`;
    this.bodies = Object.keys(contract.resolve(node.requestBody)?.content ?? {});
    this.streams = 'text/event-stream' in (contract.resolve(node.responses['200'])?.content ?? {});
  }

  takes(where) {
    return this.parameters.filter((parameter) => parameter.in === where);
  }

  get jsonBody() {
    return this.bodies.find((type) => /[/+]json$/.test(type));
  }

  get bodySchema() {
    return this.node.requestBody?.content[this.jsonBody]?.schema;
  }

  get example() {
    const examples = this.node.requestBody?.content[this.jsonBody]?.examples;
    return examples && structuredClone(Object.values(examples)[0].value);
  }

  bodyFaults(mediaType, body) {
    return this.bodies.includes(bare(mediaType))
      ? this.contract.faults('asked', `${this.place}/requestBody/content/${escaped(bare(mediaType))}/schema`, body)
      : [`the media type ${mediaType} is not documented`];
  }

  /** What the contract says of this answer, against what it is. */
  answerFaults({ status, headers, text }) {
    if (status >= 500) return [`status ${status}`];
    const documented = this.node.responses[String(status)];
    if (!documented) return [`status ${status} is not documented`];
    const pointer = documented.$ref ?? `${this.place}/responses/${status}`;
    const { content = {}, headers: named = {} } = this.contract.resolve(documented);
    const faults = Object.keys(named)
      .filter((name) => ALWAYS.includes(name) && !headers[name.toLowerCase()])
      .map((name) => `${status} without the header ${name}`);
    const type = bare(headers['content-type']);
    if (!type) {
      const expected = Object.keys(content).length > 0 && !content['*/*'];
      return expected || text ? [...faults, `${status} without a ${expected ? 'body' : 'media type'}`] : faults;
    }
    if (content['*/*']) return faults;
    if (!content[type]) return [...faults, `${status} as ${type} is not documented`];
    if (!type.endsWith('json')) return faults;
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      return [...faults, `${status} with a body that is no JSON`];
    }
    return [
      ...faults,
      ...this.contract
        .faults('answered', `${pointer}/content/${escaped(type)}/schema`, body)
        .map((fault) => `the body of ${status}: ${fault}`),
    ];
  }
}

function close(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.properties) schema.additionalProperties ??= false;
  Object.values(schema).forEach(close);
}
