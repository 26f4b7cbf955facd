// What is tried on an operation: valid data from the schemas, and each way of being wrong that we know of, one at a time.
import { createGeneratorSync } from 'json-schema-faker';
import { Random } from './random.mjs';

const IDS = [
  ...['0', '-1', '1', '2147483648', '9223372036854775807', '9223372036854775808', '-9223372036854775809', '99999999999999999999999'],
  ...['1.0', '1e3', '0x10', 'text', 'null', '%20', '%00', '%2F', '..%2F..', '%C3%A9', '%F0%28%8C%28', '%ED%A0%80', "'%20or%201=1--"],
  ...['%D9%A1', `${'9'.repeat(2000)}`],
];
const STRINGS = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfffx', '\u202egnp.exe', '\ufeff', 'e\u0301'.repeat(20), '👩‍👩‍👧‍👦', '\u00a0', '\u2028', '\t\r\n', '\u0007'],
  ...["'; drop table cases; --", '<script>alert(1)</script>', '<p><img src=x onerror=alert(1)></p>', '${7*7}{{7*7}}', '%00%s%n', '\\', '%', '_', '..'],
  ...['null', '1', 'I\u0307ı', 'ß', '/'],
];
const WORDS_IN_QUERIES = [
  ...['', '%00', '%20', '0', '-1', '1', '100', '101', '2147483648', '9223372036854775807', '9223372036854775808', '1.5', '1e9', 'true', 'TRUE', 'none', 'me', 'null'],
  ...['text', '%F0%28%8C%28', '%ED%A0%80', '%E2%80%AE', ',', ',,a,', '%25', '_', '*', '%5C', "'", '%3Cb%3E', '-id', 'open,open', 'a'.repeat(3000)],
  ...['AAAA', 'eyJhIjoxfQ', '%2B', '+'],
];
const TIMES = [
  ...['', 'now', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', '2026-12-31T23:59:60Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  ...['+999999999-12-31T23:59:59Z', '-999999999-01-01T00:00:00Z', '-4800-01-01T00:00:00Z', '2020-01-01T00:00:00+18:00', '2020-01-01T00:00:00.123456789Z'],
];
/** Numbers that JavaScript cannot hold go into the JSON as they are. */
const raw = (number) => `@@${number}@@`;
const NUMBERS = [
  ...[0, -1, 1, 1.5, 100, 2147483647, 2147483648, -2147483649, 1e30].map(Number),
  ...['9007199254740993', '9223372036854775807', '9223372036854775808', '-9223372036854775809', '1e400', '-0', '1.0', '5E-324', '1'.repeat(1500)].map(raw),
];
const OTHERS = [null, true, false, 0, 1.5, '', 'x', [], {}, [null], [[]], { a: null }];

export const json = (value) => JSON.stringify(value).replace(/"@@([^"]*)@@"/g, '$1');

/** Valid values of the schemas of the contract. */
export class Values {
  constructor(contract, seed) {
    this.contract = contract;
    // The generator knows no classes of Unicode.
    const letters = { '\\p{Ll}': 'a-z', '\\p{Lo}': 'a-z', '\\p{L}': 'a-z', '\\p{M}': '', '\\p{N}': '0-9' };
    const patterns = JSON.parse(JSON.stringify(contract.document.components.schemas), (key, value) =>
      key === 'pattern' ? value.replace(/\\p\{\w+\}/g, (found) => letters[found] ?? 'a') : value,
    );
    this.components = { schemas: patterns };
    this.generators = [0.2, 0.5, 0.9].map((optionalsProbability) => createGeneratorSync({ seed, optionalsProbability }));
  }

  /** One for which `valid` holds, or undefined when ten tries gave none. */
  of(schema, round, valid = () => true) {
    for (let left = 10; left > 0; left--) {
      const value = this.generators[round % this.generators.length].generate({ ...schema, components: this.components });
      if (valid(value)) return value;
    }
    return undefined;
  }
}

/**
 * @returns {Array<{label: string, valid?: boolean, change: (base: object) => object}>} `change` makes a request of the base request, which
 *     succeeds; `valid` says that the contract allows it
 */
export function variationsOf(operation, { world, seed, rounds, base }) {
  const random = new Random(`${seed} ${operation.id}`);
  const values = new Values(operation.contract, random.below(2 ** 31));
  return [
    { label: 'as it should be', valid: true, change: (it) => it },
    ...validBodies(operation, world, values, rounds),
    ...paths(operation),
    ...queries(operation),
    ...headers(operation),
    ...wrongMedia(operation),
    ...wrongBodies(operation, base, values),
  ];
}

function validBodies(operation, world, values, rounds) {
  if (!operation.bodySchema) return [];
  return Array.from({ length: rounds }, (_, round) => {
    const right = (value) => operation.bodyFaults(operation.jsonBody, value).length === 0;
    const value = values.of(operation.bodySchema, round, right);
    return {
      label: `generated body ${round}`,
      valid: true,
      change: (it) => {
        const body = world.meaningful(value);
        return { ...it, body: right(body) ? body : value };
      },
    };
  });
}

function paths(operation) {
  return operation
    .takes('path')
    .flatMap(({ name }) =>
      [...IDS, ...(name === 'tag' ? ['UPPER', 'a'.repeat(61), 'a%20b', '%E6%9D%8E'] : [])].map((value) => ({
        label: `path ${name}=${value.slice(0, 40)}`,
        change: (it) => ({ ...it, path: { ...it.path, [name]: { raw: value } } }),
      })),
    );
}

function queries(operation) {
  const queryWith = (it, more) => {
    const own = new URLSearchParams(it.query ?? {}).toString();
    return { ...it, query: own && more ? `${own}&${more}` : more || own };
  };
  const without = (it, name) => ({ ...it, query: Object.fromEntries(Object.entries(it.query ?? {}).filter(([key]) => key !== name)) });
  const known = operation.takes('query').flatMap(({ name, example, schema }) => [
    ...WORDS_IN_QUERIES.map((value) => ({
      label: `query ${name}=${value.slice(0, 40)}`,
      change: (it) => queryWith(without(it, name), `${name}=${value}`),
    })),
    ...[example ?? schema?.default]
      .filter((value) => value !== undefined)
      .map((value) => ({
        label: `query ${name} twice`,
        change: (it) => queryWith(without(it, name), `${name}=${encodeURIComponent(value)}&${name}=${encodeURIComponent(value)}`),
      })),
    { label: `query ${name} without =`, change: (it) => queryWith(without(it, name), name) },
    { label: `query ${name} absent`, change: (it) => without(it, name) },
  ]);
  const unknown = ['nonsense=1', 'Limit=1', 'limit[]=1', '%00=1', '=', '&&', '%F0%28=1', 'id=1', '$filter=x', '__proto__=1'].map((more) => ({
    label: `query ${more}`,
    unknownQuery: !['=', '&&'].includes(more),
    change: (it) => queryWith(it, more),
  }));
  return [...known, ...unknown];
}

function headers(operation) {
  const tries = {
    'if-match': ['*', '"v1"', '"v999999"', 'W/"v1"', 'v1', '"v1", "v2"', '', '"v99999999999999999999"', '"v-1"', '"\u00e9"', '"'],
    'if-none-match': ['*', '"v1"', 'W/"v1"', 'v1', '"v1", "v2"', '', '"v99999999999999999999"', '"'],
    'idempotency-key': ['', ' ', 'a', 'a'.repeat(255), 'a'.repeat(256), 'a'.repeat(3000), '\u00e9\u00ff', '"quoted"', 'a,b'],
    'last-event-id': ['', '0', '-1', 'text', '9223372036854775808', 'AAAA', '1-1', '\u00ff'],
    accept: ['*/*', 'application/json', 'text/html', 'application/json;q=0', '', 'nonsense', 'application/problem+json', 'application/*;q=0.1'],
    'accept-language': ['ru', 'pt-BR,pt;q=0.9', 'xx', '*', '', 'en;q=2', 'a'.repeat(500), '\u00e9', 'de-', ';;;'],
    'accept-charset': ['utf-16', 'nonsense'],
    'content-encoding': ['gzip', 'nonsense'],
    'content-language': ['xx-', 'nonsense nonsense'],
    range: ['bytes=0-', 'bytes=0-0', 'bytes=-1', 'bytes=5-2', 'bytes=99999-', 'bytes=0-1,2-3', 'lines=1-2', 'bytes=9223372036854775808-', 'bytes=-0', 'bytes=a-b'],
    'if-modified-since': ['nonsense', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT'],
    'x-request-id': ['mine', '', 'a'.repeat(3000), 'a b', '\u00ff', '<b>'],
    'x-http-method-override': ['DELETE'],
    origin: ['https://elsewhere.example', 'null'],
    cookie: ['a=b; c', '\u00ff=1'],
    expect: ['nonsense'],
  };
  const documented = new Set(operation.takes('header').map(({ name }) => name.toLowerCase()));
  const own = Object.entries(tries)
    .filter(([name]) => !/^(if-(none-)?match|idempotency-key|last-event-id)$/.test(name) || documented.has(name))
    .filter(([name]) => operation.node.requestBody || !/^(content-encoding|content-language)$/.test(name))
    .flatMap(([name, all]) =>
      all.map((value) => ({
        label: `header ${name}: ${value.slice(0, 40)}`,
        change: (it) => ({ ...it, headers: { ...it.headers, [name]: Buffer.from(value, 'utf8').toString('latin1') } }),
      })),
    );
  const tokens = [null, '', 'Bearer', 'Bearer ', 'Bearer nonsense', 'Bearer a.b.c', 'Basic YWRtaW46YWRtaW4=', 'nonsense', `Bearer ${'a'.repeat(4000)}`];
  const unsigned = ['{"alg":"none"}', '{"sub":"1"}', ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return [
    ...own,
    ...[...tokens, `Bearer ${unsigned}`].map((authorization) => ({
      label: `authorization ${String(authorization).slice(0, 40)}`,
      unauthorized: operation.node.security?.length > 0,
      change: (it) => ({ ...it, authorization }),
    })),
    ...(documented.has('idempotency-key')
      ? [
          { label: 'the same key and body again', again: (it) => it },
          { label: 'the same key, another body', again: (it) => ({ ...it, body: 'another', mediaType: it.mediaType ?? 'application/json' }) },
          { label: 'the same key, another query', again: (it) => ({ ...it, query: { nonsense: '1' } }) },
        ].map(({ label, again }) => ({
          label,
          change: (it) => ({ ...it, headers: { ...it.headers, 'idempotency-key': `${label} ${it.serial}` } }),
          again,
        }))
      : []),
  ];
}

function wrongMedia(operation) {
  if (!operation.node.requestBody) {
    return ['{"a":1}', '{', 'text'].map((body) => ({
      label: `a body where none is expected: ${body}`,
      change: (it) => ({ ...it, body, mediaType: 'application/json' }),
    }));
  }
  const types = [
    ...['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'nonsense', ''],
    ...['application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/json;;', 'application/json-patch+json', '*/*', 'text/event-stream'],
    ...['application/JSON', 'application/cbor', 'application/merge-patch+json', 'application/json', 'application/octet-stream', 'a/b; c="'],
  ].map((mediaType) => ({ label: `media type ${mediaType}`, change: (it) => ({ ...it, mediaType }) }));
  const part = (disposition, content = 'x') =>
    Buffer.from(`--x\r\nContent-Disposition: ${disposition}\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--x--\r\n`);
  const forms = operation.bodies.includes('multipart/form-data')
    ? [
        ['one file', part('form-data; name="file"; filename="a.txt"'), true],
        ['an empty file', part('form-data; name="file"; filename="a.txt"', '')],
        ['another name', part('form-data; name="other"; filename="a.txt"')],
        ['no file name', part('form-data; name="file"')],
        ['a folder in the name', part('form-data; name="file"; filename="../../a.txt"')],
        ['NUL in the name', part('form-data; name="file"; filename="a\0.txt"')],
        ['a long name', part(`form-data; name="file"; filename="${'a'.repeat(3000)}.txt"`)],
        ['no end', Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc')],
        ['nothing', Buffer.from('')],
        ['only the end', Buffer.from('--x--\r\n')],
        ['two files', Buffer.concat([part('form-data; name="file"; filename="a"').subarray(0, -7), part('form-data; name="file"; filename="b"')])],
        ['noise', Buffer.from('nonsense')],
      ].map(([label, body, valid]) => ({
        label: `form: ${label}`,
        valid,
        change: (it) => ({ ...it, query: {}, body, mediaType: 'multipart/form-data; boundary=x' }),
      }))
    : [];
  const names = operation.bodies.includes('application/octet-stream')
    ? ['', ' ', '.', '..', '../a', 'a/b', 'a\\b', 'a\0b', 'CON', 'a'.repeat(255), 'a'.repeat(256), 'я'.repeat(200), '\u202etxt.exe', '<b>.txt', '"', '\r\n'].map((fileName) => ({
        label: `fileName ${JSON.stringify(fileName).slice(0, 40)}`,
        change: (it) => ({ ...it, query: { fileName } }),
      }))
    : [];
  return [...types, ...forms, ...names];
}

function wrongBodies(operation, base, values) {
  if (!operation.node.requestBody) return [];
  const texts = [
    ...['', ' ', 'null', 'true', '1', '"text"', '[]', '[{}]', '{', '{"a"', '{}}', '{} {}', '{a:1}', "{'a':1}", '{"a":1,}', '// c', 'NaN', '{"a":NaN}', '\u0000', '\ufeff{}'],
    ...['{"\u0000":1}', '{"__proto__":{}}', '{"a":"\\ud800"}', '{"":1}', '['.repeat(5000), `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`, '{"a":"\\x"}', '{"a":"\n"}'],
  ].map((text) => ({ label: `body ${text.slice(0, 40)}`, change: (it) => ({ ...it, body: text, mediaType: operation.jsonBody ?? 'application/json' }) }));
  const bytes = [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), Buffer.from('{"a":1}', 'utf16le'), Buffer.from([0xc0, 0x80])].map(
    (body) => ({ label: `bytes ${body.toString('hex')}`, change: (it) => ({ ...it, body, mediaType: operation.jsonBody ?? 'application/json' }) }),
  );
  const sent = [
    { label: 'body in chunks', change: (it) => ({ ...it, chunked: true }) },
    { label: 'no body at all', change: (it) => ({ ...it, body: undefined }) },
  ];
  if (!operation.bodySchema) return [...texts, ...bytes, ...sent];
  const places = [];
  walk(operation.contract, operation.bodySchema, [], places, 0);
  const fields = places.flatMap(({ at, schema, required }) => {
    const name = `/${at.join('/')}`;
    const put = (label, value) => ({
      label: `${name} ${label}`,
      change: (it) => ({ ...it, body: withValue(it.body, at, value, operation, values) }),
    });
    return [
      ...hostile(operation.contract, schema).map((value) => put(`= ${json(value)?.slice(0, 40)}`, value)),
      ...(required ? [put('missing', undefined)] : []),
    ];
  });
  const unknown = [[], ...places.filter(({ schema }) => schema.properties).map(({ at }) => at)].flatMap((at) =>
    ['nonsense', 'id', 'version', '\u0000', '__proto__'].map((name) => ({
      label: `/${[...at, name].join('/')} unknown`,
      change: (it) => ({ ...it, body: withValue(it.body, [...at, name], 1, operation, values) }),
    })),
  );
  const twice = {
    label: 'a property twice',
    change: (it) => ({ ...it, body: json(it.body).replace(/^\{("[^"]+":)/, '{$1null,$1') }),
  };
  return [...texts, ...bytes, ...sent, ...fields, ...unknown, twice];
}

/** All places of a body, with their schemas; arrays by their first item. */
function walk(contract, node, at, places, depth) {
  const schema = plain(contract, node);
  if (at.length > 0) places.push({ at, schema, required: schema.isRequired });
  if (depth > 5) return;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    walk(contract, { ...plain(contract, property), isRequired: schema.required?.includes(name) }, [...at, name], places, depth + 1);
  }
  if (schema.items) walk(contract, schema.items, [...at, 0], places, depth + 1);
}

/** Without reference and without the alternative null. */
function plain(contract, node) {
  const { isRequired } = node;
  const schema = contract.resolve(node);
  const alternative = schema.anyOf?.find((one) => one.type !== 'null');
  return { ...schema, ...(alternative ? contract.resolve(alternative) : {}), isRequired };
}

function hostile(contract, schema) {
  const types = [schema.type].flat();
  const found = [...OTHERS];
  if (types.includes('string')) {
    found.push(...(schema.format === 'date-time' ? TIMES : STRINGS));
    const longest = schema.maxLength ?? 500;
    found.push(...[longest - 1, longest, longest + 1, 70_000].map((length) => 'a'.repeat(length)), 'я'.repeat(longest), '👍'.repeat(Math.ceil(longest / 2)));
    if (schema.minLength > 1) found.push('a'.repeat(schema.minLength - 1));
    for (const word of schema.enum ?? []) if (word) found.push(word, word.toUpperCase());
  }
  if (types.includes('integer') || types.includes('number')) found.push(...NUMBERS, '1', ...[schema.minimum - 1, schema.maximum + 1].filter(Number.isFinite));
  if (types.includes('boolean')) found.push('true', 1, 'yes');
  if (types.includes('array')) {
    const item = [plain(contract, schema.items ?? {}).type].flat()[0];
    const filler = item === 'string' ? 'a' : item === 'object' ? {} : 1;
    found.push([filler, filler], [filler, null], Array(Math.min((schema.maxItems ?? 1000) + 1, 2000)).fill(filler), { 0: filler });
  }
  if (types.includes('object') && !schema.properties) {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
    found.push({ nonsense: 1 }, { '': '' }, { 'a\u0000': 1 }, { a: '\u0000' }, { a: '\ud800' }, { ['k'.repeat(5000)]: 1 }, deep, { a: raw('1e400') }, { a: 'x'.repeat(20_000) });
  }
  return found;
}

/** The body with this value at this place; what is missing on the way is generated. */
function withValue(body, at, value, operation, values) {
  const copy = structuredClone(body ?? {});
  let node = copy;
  let schema = plain(operation.contract, operation.bodySchema);
  for (const [depth, key] of at.entries()) {
    const inner = typeof key === 'number' ? schema.items : schema.properties?.[key];
    const last = depth === at.length - 1;
    if (last) {
      if (value === undefined) delete node[key];
      else Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
      return copy;
    }
    schema = plain(operation.contract, inner ?? {});
    if (node[key] === undefined || node[key] === null || typeof node[key] !== 'object') {
      node[key] = schema.items ? [values.of(schema.items, depth) ?? {}] : (values.of(schema, depth) ?? {});
    }
    if (schema.items && node[key].length === 0) node[key].push(values.of(schema.items, depth) ?? {});
    node = node[key];
    if (node === null || typeof node !== 'object') return copy;
  }
  return copy;
}
