import { expect, test } from 'vitest';
import { activeFilters, parseListSearch, wholeQuery, withSearch } from './list-search';

test('takes over what is known and leaves the rest out', () => {
  expect(
    parseListSearch({ priority: 'high,nonsense,urgent', channel: 'pigeon', tag: 'vip', sort: 'random', page: 3 }),
  ).toEqual({ priority: 'high,urgent', tag: 'vip' });
});

test('filters narrow the view and the order replaces its own', () => {
  expect(withSearch({ status: 'new,open', sort: '-updatedAt' }, { priority: 'urgent', sort: 'createdAt' })).toEqual({
    status: 'new,open',
    priority: 'urgent',
    sort: 'createdAt',
  });
});

test('the order is not counted as a filter', () => {
  expect(activeFilters({ sort: 'createdAt' })).toBe(0);
  expect(activeFilters({ sort: 'createdAt', tag: 'vip', channel: 'fax' })).toBe(2);
});

test('what a list shows is one query, whatever narrows it down', () => {
  expect(wholeQuery({ query: 'a or b', sort: '-updatedAt' })).toBe('a or b');
  expect(wholeQuery({ query: 'a or b', priority: 'high,urgent', tag: 'vip' })).toBe(
    '(a or b) priority:high,urgent tag:vip',
  );
  expect(wholeQuery({ channel: 'email' })).toBe('channel:email');
  expect(wholeQuery({})).toBe('');
});
