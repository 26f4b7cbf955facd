import { expect, test } from 'vitest';
import type { MetricEntry } from '../../../../api/types';
import { newDraft, newPart, type Part } from './draft';
import { faultsOf, partAt, partFaults, placeOf } from './faults';

const metric = (key: MetricEntry['key'], kind: MetricEntry['kind'], change: Partial<MetricEntry> = {}) =>
  [
    key,
    {
      key,
      kind,
      basis: 'event',
      label: key,
      definition: '',
      drillDown: true,
      dimensions: [],
      requires: [],
      needsCompare: false,
      ...change,
    } satisfies MetricEntry,
  ] as const;
const METRICS = new Map<string, MetricEntry>([
  metric('cases_created', 'count'),
  metric('first_reply_time', 'duration'),
  metric('topic_trend', 'ratio', { requires: ['topic', 'category'], needsCompare: true }),
]);

const codes = (kind: Part['kind'], change: Partial<Part>) =>
  [...partFaults(newPart(kind, { id: 'p', ...change }), METRICS)].map(([place, { code }]) => `${place}: ${code}`);

test('a part says what it lacks, where it is said', () => {
  expect(codes('number', {})).toEqual(['p metrics: metrics']);
  expect(codes('number', { metrics: ['cases_created', 'first_reply_time'] })).toEqual([]);
  expect(codes('line', { metrics: ['cases_created'] })).toEqual(['p bucket: steps']);
  expect(codes('line', { metrics: ['cases_created', 'first_reply_time'], bucket: 'day' })).toEqual([
    'p metrics: units',
  ]);
  expect(codes('table', { metrics: ['cases_created', 'first_reply_time'], bucket: 'day' })).toEqual([]);
  expect(codes('table', { metrics: ['cases_created'] })).toEqual(['p groupBy: cut']);
  expect(codes('heatmap', { metrics: ['cases_created'], groupBy: ['weekday'] })).toEqual(['p groupBy: two']);
  expect(codes('heatmap', { metrics: ['cases_created'], groupBy: ['weekday'], bucket: 'week' })).toEqual([]);
  expect(codes('table', { metrics: ['topic_trend'], groupBy: ['team'] })).toEqual(['p groupBy: required']);
  // Where there is nothing to cut by, another form is needed.
  expect(codes('number', { metrics: ['topic_trend'] })).toEqual(['p metrics: required']);
});

test('a report lacks a name, a team, parts, or what its numbers are compared with', () => {
  const trend = newPart('table', { id: 'p', metrics: ['topic_trend'], groupBy: ['topic'] });
  const found = (change: Parameters<typeof newDraft>[0]) => [...faultsOf(newDraft(change), METRICS).keys()];
  expect(found({ scope: 'team', parts: [] })).toEqual(['name', 'teamId', 'parts']);
  expect(found({ name: 'x', parts: [trend] })).toEqual([]);
  expect(found({ name: 'x', parts: [trend], compare: undefined })).toEqual(['compare']);
  expect(found({ name: 'x', parts: [newPart('line', { id: 'q' })] })).toEqual(['q metrics', 'q bucket']);
});

test('what the API points at is found in the form', () => {
  const parts = [{ id: 'one' }, { id: 'two' }];
  expect(placeOf('/definition/widgets/1/groupBy/0', parts)).toBe('two groupBy');
  expect(placeOf('/definition/widgets/0/metrics', parts)).toBe('one metrics');
  expect(placeOf('/definition/widgets/0/bucket', parts)).toBe('one bucket');
  expect(placeOf('/definition/widgets/0', parts)).toBe('one kind');
  expect(placeOf('/definition/widgets', parts)).toBe('parts');
  expect(placeOf('/definition/widgets/9/title', parts)).toBe('parts');
  expect(placeOf('/definition/range/from', parts)).toBe('range');
  expect(placeOf('/definition/query', parts)).toBe('query');
  expect(placeOf('/definition/compare', parts)).toBe('compare');
  expect(placeOf('/name', parts)).toBe('name');
  expect(placeOf('/teamId', parts)).toBe('teamId');
  expect(placeOf('/somewhere/else', parts)).toBeUndefined();
  expect([partAt('two groupBy'), partAt('name')]).toEqual(['two', undefined]);
});
