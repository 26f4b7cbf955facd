import { describe, expect, test } from 'vitest';
import { asksForWords, faultAt, parts, repaired, withoutPart } from './clauses';

const pieces = (query: string) => parts(query).map((part) => query.slice(part.start, part.end));

test('a query is a row of clauses; a bracket is one', () => {
  const query = 'status:open,pending -(tag:vip or (a b)) --team:none or "no refund"';
  expect(pieces(query)).toEqual(['status:open,pending', '-(tag:vip or (a b))', '--team:none', 'or', '"no refund"']);
  expect(parts(query).map((part) => 'negated' in part && part.negated)).toEqual([false, true, false, false, false]);
  expect(pieces('(a b -')).toEqual(['(a b -']);
});

describe('a clause that is taken out', () => {
  test.each([
    ['a b c', 1, 'a c'],
    ['a or b', 0, 'b'],
    ['a or b', 2, 'a'],
    ['a or b or c', 2, 'a or c'],
    ['a b or c', 0, 'b or c'],
    ['a b or c', 1, 'a or c'],
    ['a', 0, ''],
  ])('of %j, number %i, leaves %j', (query, index, left) => {
    expect(withoutPart(query, index)).toBe(left);
  });
});

test('a fault is the piece at its position, or the end', () => {
  expect(faultAt('status:opne x', 7)).toEqual({ start: 7, end: 11 });
  expect(faultAt('status:', 7)).toEqual({ start: 7, end: 7 });
  expect(faultAt('(a', 99)).toEqual({ start: 2, end: 2 });
});

test('a suggestion takes the place of the fault, quoted where a value needs it', () => {
  expect(repaired('asignee:me x', 0, 'assignee')).toBe('assignee:me x');
  expect(repaired('team:bill x', 5, 'Billing & Co')).toBe('team:"Billing & Co" x');
});

test('words are asked for wherever they stand', () => {
  expect(asksForWords('status:open -(tag:vip or kettle)')).toBe(true);
  expect(asksForWords('status:open (tag:vip or team:none)')).toBe(false);
});
