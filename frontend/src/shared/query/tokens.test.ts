import { expect, test } from 'vitest';
import { quote, tokenize } from './tokens';

const told = (query: string) => tokenize(query).map(({ kind, text }) => `${kind} ${text}`);

test('cuts a query as the server does', () => {
  expect(told('-status:open,"on hold" priority>=high (refund or "no \\"way\\"")')).toEqual([
    'minus -',
    'key status',
    'operator :',
    'value open',
    'value on hold',
    'key priority',
    'operator >=',
    'value high',
    'open (',
    'text refund',
    'or or',
    'text no "way"',
    'close )',
  ]);
});

test('takes what is unfinished as it is, with its place', () => {
  expect(tokenize('team: "half')).toEqual([
    { kind: 'key', text: 'team', start: 0, end: 4, quoted: false },
    { kind: 'operator', text: ':', start: 4, end: 5, quoted: false },
    { kind: 'value', text: '', start: 5, end: 5, quoted: false },
    { kind: 'text', text: 'half', start: 6, end: 11, quoted: true },
  ]);
  expect(told(':x <')).toEqual(['key ', 'operator :', 'value x', 'key ', 'operator <', 'value ']);
});

test.each(['Ann Lee', 'a,b', 'a"b\\c', '(', 'plain', 'возврат', ''])(
  'a quoted value is read as it was: %j',
  (value) => {
    const [, , read] = tokenize(`team:${quote(value)}`);
    expect(read?.text).toBe(value);
  },
);
