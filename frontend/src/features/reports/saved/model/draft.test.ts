import { expect, test } from 'vitest';
import type { MetricEntry, SavedReport } from '../../../../api/types';
import { parseAddress } from '../../model/address';
import { contentOf, dimensionsOf, draftOf, draftOfScreen, fitted, isSame, moved, newDraft, newPart } from './draft';

const metric = (key: MetricEntry['key'], kind: MetricEntry['kind'], dimensions: string[], requires: string[] = []) =>
  [
    key,
    {
      key,
      kind,
      dimensions,
      requires,
      basis: 'event',
      label: key,
      definition: '',
      drillDown: true,
      needsCompare: key === 'topic_trend',
    } satisfies MetricEntry,
  ] as const;
const METRICS = new Map<string, MetricEntry>([
  metric('cases_created', 'count', ['team', 'topic', 'channel', 'weekday', 'hour_of_day']),
  metric('backlog', 'level', ['team', 'age']),
  metric('topic_share', 'ratio', ['topic', 'category', 'team'], ['topic', 'category']),
]);
const MONTH = { from: '2026-10-01', to: '2026-11-01' };

const SAVED: SavedReport = {
  id: 7,
  version: 3,
  name: 'Weekly review',
  scope: 'team',
  teamId: 11,
  ownerId: null,
  changeable: true,
  definition: {
    range: { preset: 'last_90_days' },
    query: 'channel:email',
    compare: 'previous_year',
    widgets: [
      { title: 'New', kind: 'line', metrics: ['cases_created'], bucket: 'week', groupBy: ['team'] },
      { title: null, kind: 'number', metrics: ['backlog'], bucket: null, groupBy: null },
    ],
  },
};

test('a report that is opened and saved again is the same', () => {
  const { name, scope, teamId, definition } = contentOf(draftOf(SAVED));
  expect({ name, scope, teamId }).toEqual({ name: 'Weekly review', scope: 'team', teamId: 11 });
  expect(definition).toEqual({
    ...SAVED.definition,
    widgets: [SAVED.definition.widgets[0], { ...SAVED.definition.widgets[1], groupBy: [] }],
  });
  expect(isSame(draftOf(SAVED), draftOf(SAVED))).toBe(true);
  expect(isSame(draftOf(SAVED), { ...draftOf(SAVED), name: 'Weekly review ' })).toBe(true);
  expect(isSame(draftOf(SAVED), { ...draftOf(SAVED), query: '' })).toBe(false);
});

test('days that stay are kept as they are, and a team only where the report is of one', () => {
  const draft = newDraft({ name: ' October ', range: MONTH, compare: undefined, teamId: 11 });
  expect(contentOf(draft)).toMatchObject({
    name: 'October',
    teamId: null,
    definition: { range: MONTH, query: null, compare: null },
  });
  const reopened = draftOf({ ...SAVED, definition: { ...SAVED.definition, range: { ...MONTH, preset: null } } });
  expect(reopened.range).toEqual(MONTH);
});

test('a screen becomes a report of its own with its filters and a step of time that stays', () => {
  const address = parseAddress({ query: 'tag:vip', team: '12', compare: 'none' });
  const draft = draftOfScreen(
    'Overview',
    [{ title: 'Arrived', kind: 'line', metrics: ['cases_created'], bucket: 'auto' }],
    address,
    MONTH,
  );
  expect(draft).toMatchObject({ name: 'Overview', query: 'tag:vip team:12', compare: undefined, scope: 'personal' });
  expect(draft.parts).toMatchObject([{ title: 'Arrived', kind: 'line', bucket: 'day', groupBy: [] }]);
  const stepped = draftOfScreen(
    'Overview',
    [{ title: '', kind: 'line', metrics: [], bucket: 'auto' }],
    {
      ...address,
      bucket: 'month',
    },
    MONTH,
  );
  expect(stepped.parts[0]?.bucket).toBe('month');
});

test('parts move by one place and no further than the ends', () => {
  const parts = [newPart('number', { id: 'a' }), newPart('line', { id: 'b' }), newPart('bar', { id: 'c' })];
  const ids = (id: string, by: 1 | -1) => moved(parts, id, by).map((part) => part.id);
  expect(ids('a', 1)).toEqual(['b', 'a', 'c']);
  expect(ids('c', -1)).toEqual(['a', 'c', 'b']);
  expect(ids('a', -1)).toEqual(['a', 'b', 'c']);
  expect(ids('c', 1)).toEqual(['a', 'b', 'c']);
});

test('only what all numbers can be told apart by is offered', () => {
  expect(dimensionsOf(['cases_created', 'backlog'], METRICS)).toEqual(['team']);
  expect(dimensionsOf(['backlog'], METRICS)).toEqual(['team', 'age']);
  expect(dimensionsOf([], METRICS)).toEqual([]);
});

test('what no longer goes together is put right', () => {
  const put = (change: Parameters<typeof newPart>[1], kind: Parameters<typeof newPart>[0] = 'table') =>
    fitted(newPart(kind, change), METRICS, MONTH);
  // A cut that another number does not have is dropped.
  expect(put({ metrics: ['cases_created', 'backlog'], groupBy: ['channel', 'team'] }).groupBy).toEqual(['team']);
  // Numbers have neither.
  expect(put({ metrics: ['backlog'], groupBy: ['team'], bucket: 'day' }, 'number')).toMatchObject({
    bucket: undefined,
    groupBy: [],
  });
  // Lines go through time, with one cut beside it.
  expect(put({ metrics: ['cases_created'], groupBy: ['team', 'channel'] }, 'line')).toMatchObject({
    bucket: 'day',
    groupBy: ['team'],
  });
  // What has to be cut, is, before anything else.
  expect(put({ metrics: ['topic_share'], groupBy: ['team'] }).groupBy).toEqual(['topic', 'team']);
  expect(put({ metrics: ['topic_share'], groupBy: ['category'] }).groupBy).toEqual(['category']);
  // A heat map begins with the week by its hours.
  expect(put({ metrics: ['cases_created'] }, 'heatmap').groupBy).toEqual(['weekday', 'hour_of_day']);
  // Bars of a total alone go through time.
  expect(put({ metrics: ['cases_created'] }, 'bar').bucket).toBe('day');
  // While nothing is counted, nothing is dropped.
  expect(put({ groupBy: ['team'] }).groupBy).toEqual(['team']);
});
