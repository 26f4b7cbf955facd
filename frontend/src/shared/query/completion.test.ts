import { expect, test } from 'vitest';
import { placeAt, withValue } from './completion';

/** The place of the bar in the text, as the cursor. */
const at = (text: string) => placeAt(text.replace('|', ''), text.indexOf('|'));

test('keys where a clause may begin', () => {
  for (const text of ['|', 'a |', '(|', '-|'])
    expect(at(text)).toMatchObject({ kind: 'key', prefix: '', hasSign: false });
  expect(at('x st|a')).toEqual({ kind: 'key', from: 2, to: 5, prefix: 'st', hasSign: false });
  expect(at('st|atus:open')).toEqual({ kind: 'key', from: 0, to: 6, prefix: 'st', hasSign: true });
});

test('values behind a sign, without those that are chosen', () => {
  expect(at('status:|')).toMatchObject({ kind: 'value', key: 'status', sign: ':', prefix: '', from: 7, to: 7 });
  expect(at('priority>=hi|')).toMatchObject({ key: 'priority', sign: '>=', prefix: 'hi' });
  expect(at('x status:open,pe|nd,new y')).toMatchObject({ prefix: 'pe', from: 14, to: 18, others: ['open', 'new'] });
  expect(at('team:"Bill|ing"')).toMatchObject({ key: 'team', prefix: 'Bill', from: 5, to: 14 });
});

test('nothing inside of a phrase or behind a closed one', () => {
  expect(at('"no re|fund"').kind).toBe('nothing');
  expect(at('(a)|').kind).toBe('nothing');
});

test('a chosen value leaves room for the next clause, but not before a mark', () => {
  expect(withValue('status:op', 7, 9, 'open')).toEqual({ text: 'status:open ', cursor: 12 });
  expect(withValue('(status:op)', 8, 10, 'open')).toEqual({ text: '(status:open)', cursor: 12 });
});
