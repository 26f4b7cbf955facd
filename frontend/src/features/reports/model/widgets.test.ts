import { expect, test } from 'vitest';
import type { MetricEntry } from '../../../api/types';
import { shownAs } from './widgets';

const METRICS = new Map(
  (
    [
      ['cases_created', 'count'],
      ['cases_solved', 'count'],
      ['csat', 'ratio'],
    ] as const
  ).map(([key, kind]): [string, MetricEntry] => [
    key,
    {
      key,
      kind,
      basis: 'event',
      label: key,
      definition: '',
      drillDown: true,
      requires: [],
      needsCompare: false,
      dimensions: [],
    },
  ]),
);

test('what cannot be drawn as it was wished is shown as what tells the same', () => {
  const shown = (kind: Parameters<typeof shownAs>[0]['kind'], change: Partial<Parameters<typeof shownAs>[0]> = {}) =>
    shownAs({ kind, metrics: ['cases_created'], ...change }, METRICS);
  expect(shown('line', { bucket: 'day' })).toBe('line');
  expect(shown('line', { bucket: 'day', metrics: ['cases_created', 'cases_solved'] })).toBe('line');
  expect(shown('line', { groupBy: ['team'] })).toBe('bar');
  expect(shown('line', { bucket: 'day', metrics: ['cases_created', 'csat'] })).toBe('table');
  expect(shown('bar')).toBe('number');
  expect(shown('bar', { bucket: 'day', groupBy: ['team', 'channel'] })).toBe('table');
  expect(shown('heatmap', { groupBy: ['weekday', 'hour_of_day'] })).toBe('heatmap');
  expect(shown('heatmap', { groupBy: ['weekday'] })).toBe('table');
  expect(shown('table', { groupBy: ['team'] })).toBe('table');
  expect(shown('number', { groupBy: ['team'] })).toBe('number');
});
