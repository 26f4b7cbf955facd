import { expect, test } from 'vitest';
import { extended, MOST_CHOSEN, NOTHING, toggled, widened, withRange } from './selection';

const ids = (selection: { ids: ReadonlySet<number> }) => [...selection.ids].sort((a, b) => a - b);

test('a case is chosen and let go', () => {
  const one = toggled(NOTHING, 5);
  expect(ids(one)).toEqual([5]);
  expect(ids(toggled(one, 5))).toEqual([]);
  expect(toggled({ ...one, allMatching: true }, 7).allMatching).toBe(false);
});

test('a range goes either way and keeps what was chosen before', () => {
  const before = toggled(NOTHING, 9);
  expect(ids(withRange(before, [1, 2, 3, 4], 3, 1))).toEqual([1, 2, 3, 9]);
  expect(ids(withRange(before, [1, 2, 3, 4], 99, 2))).toEqual([2, 9]);
});

test('extending chooses both ends; going back lets go of what is left', () => {
  const down = extended(extended(NOTHING, 1, 2), 2, 3);
  expect(ids(down)).toEqual([1, 2, 3]);
  expect(ids(extended(down, 3, 2))).toEqual([1, 2]);
  expect(ids(extended(NOTHING, 4, 4))).toEqual([4]);
});

test('all goes from what is loaded to what the list finds, where that is more', () => {
  const loaded = widened(toggled(NOTHING, 2), [1, 2, 3], 9);
  expect(loaded).toEqual({ ids: new Set([1, 2, 3]), allMatching: false });
  expect(widened(loaded, [1, 2, 3], 9).allMatching).toBe(true);
  expect(widened(loaded, [1, 2, 3], 3).allMatching).toBe(false);
  expect(widened(loaded, [1, 2, 3], undefined).allMatching).toBe(false);
  const many = Array.from({ length: MOST_CHOSEN + 1 }, (_, id) => id);
  expect(widened(NOTHING, many, many.length).ids.size).toBe(MOST_CHOSEN);
});
