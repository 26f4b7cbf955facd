import { expect, test } from 'vitest';
import { changeOf, numberOf } from './number';

const how = { time: 'business', stat: 'p90' } as const;
const spread = { mean: 4, median: 3, p90: 8, p95: 9 };

test('a duration is the statistic and the time that are asked for', () => {
  const value = { n: 5, cases: 5, calendar: spread, business: { ...spread, p90: 2 } };
  expect(numberOf('duration', value, how)).toBe(2);
  expect(numberOf('duration', value, how, 'median')).toBe(3);
  expect(numberOf('duration', value, how, 'n')).toBe(5);
});

test('what does not exist is no nought', () => {
  expect(numberOf('count', undefined, how)).toBeUndefined();
  expect(numberOf('duration', { n: 0, cases: 0 }, how)).toBeUndefined();
  expect(numberOf('ratio', { n: 0, cases: 0 }, how)).toBeUndefined();
  expect(numberOf('count', { n: 0, cases: 0, value: 0 }, how)).toBe(0);
});

test('of an average the mean is shown, whatever is shown of durations', () => {
  const value = { n: 5, cases: 5, spread };
  expect(numberOf('average', value, how)).toBe(4);
  expect(numberOf('average', value, how, 'median')).toBe(3);
});

test('shares change by points, everything else by a share of what was', () => {
  expect(changeOf('count', 15, 10)).toEqual({ by: 0.5, in: 'share', direction: 'more' });
  expect(changeOf('duration', 90, 100)).toEqual({ by: -0.1, in: 'share', direction: 'less' });
  expect(changeOf('ratio', 0.5, 0.25)).toEqual({ by: 0.25, in: 'points', direction: 'more' });
  expect(changeOf('count', 10, 0)).toBeUndefined();
  expect(changeOf('count', 0, 0)).toEqual({ by: 0, in: 'share', direction: 'same' });
  expect(changeOf('count', undefined, 3)).toBeUndefined();
});
