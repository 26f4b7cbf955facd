import { expect, test } from 'vitest';
import type { MetricEntry } from '../../../api/types';
import { parseAddress } from './address';
import { cellOf, parseGroup, writeGroup } from './cell';
import { filterOf, reportOf } from './query';

const FRAME = {
  days: { from: '2026-11-01', to: '2026-11-08' },
  timeZone: 'Europe/Lisbon',
  weekStart: 'monday',
} as const;

test('the team joins the query, whatever that says', () => {
  expect(filterOf({ query: '', teamId: undefined })).toBeUndefined();
  expect(filterOf({ query: '', teamId: 3 })).toBe('team:3');
  expect(filterOf({ query: 'channel:email', teamId: 3 })).toBe('channel:email team:3');
  expect(filterOf({ query: 'channel:email or channel:phone', teamId: 3 })).toBe(
    '(channel:email or channel:phone) team:3',
  );
});

test('a widget asks for what it shows, in the days of the address', () => {
  const address = parseAddress({ compare: 'none', query: 'tag:vip' });
  const asked = reportOf({ metrics: ['cases_created'], bucket: 'auto' }, address, FRAME, new Map());
  expect(asked).toEqual({
    metrics: ['cases_created'],
    query: 'tag:vip',
    from: '2026-11-01',
    to: '2026-11-08',
    timeZone: 'Europe/Lisbon',
    weekStart: 'monday',
    bucket: 'day',
  });
});

test('a metric that is a difference is always compared', () => {
  const trend = { key: 'topic_trend', needsCompare: true } as MetricEntry;
  const address = parseAddress({ compare: 'none' });
  const widget = { metrics: ['topic_trend'] as const, groupBy: ['topic'] };
  expect(reportOf(widget, address, FRAME, new Map([['topic_trend', trend]])).compare).toBe('previous_period');
});

test('a cell survives the address bar, whatever its value is', () => {
  const group = [
    { key: 'custom.plan', value: 'a:b,c d/ё' },
    { key: 'assignee', value: null },
    { key: 'tag', value: '' },
  ];
  expect(parseGroup(writeGroup(group))).toEqual(group);
  expect(parseGroup(undefined)).toEqual([]);
  expect(parseGroup('tag:100%')).toEqual([{ key: 'tag', value: '100%' }]);
});

test('an address that names no number asks for nothing', () => {
  expect(cellOf({ metric: 'replies' }, FRAME)).toBeUndefined();
  const search = { metric: 'replies', since: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z', group: 'team:1' };
  expect(cellOf(search, { timeZone: 'UTC' })).toEqual({
    metric: 'replies',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00Z',
    timeZone: 'UTC',
    group: [{ key: 'team', value: '1' }],
    part: false,
  });
});
