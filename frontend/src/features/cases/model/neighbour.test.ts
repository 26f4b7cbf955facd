import { expect, test } from 'vitest';
import { neighbour } from './neighbour';

test('steps through the list and stops at its ends', () => {
  const ids = [5, 3, 9];
  expect(neighbour(ids, undefined, 1)).toBe(5);
  expect(neighbour(ids, 5, 1)).toBe(3);
  expect(neighbour(ids, 9, 1)).toBe(9);
  expect(neighbour(ids, 5, -1)).toBe(5);
  expect(neighbour(ids, 404, 1)).toBe(5);
  expect(neighbour([], 5, 1)).toBeUndefined();
});
