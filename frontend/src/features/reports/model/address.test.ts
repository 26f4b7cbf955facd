import { expect, test } from 'vitest';
import { parseAddress, spellAddress, writeAddress } from './address';

test('an empty address means the last 30 days of everything, compared with the 30 before', () => {
  expect(parseAddress({})).toEqual({
    range: 'last_30_days',
    compare: 'previous_period',
    query: '',
    teamId: undefined,
    bucket: undefined,
    time: 'calendar',
    stat: 'median',
  });
  expect(writeAddress(parseAddress({}))).toEqual({});
});

test('what an address says is said by the address again', () => {
  for (const search of [
    { range: 'this_quarter', compare: 'previous_year', query: 'channel:email', team: '12', bucket: 'week' },
    { from: '2026-10-01', to: '2026-11-01', compare: 'none', time: 'business', stat: 'p95' },
  ]) {
    expect(writeAddress(parseAddress(search))).toEqual(search);
  }
});

test('what an address says wrongly is as if it said nothing', () => {
  const wrong = {
    from: '2026-02-30',
    to: '2026-03-02',
    range: 'ever',
    compare: 'x',
    team: 'all',
    bucket: 'y',
    stat: '',
  };
  expect(parseAddress(wrong)).toEqual(parseAddress({}));
  expect(parseAddress({ from: '2026-11-02', to: '2026-11-02' }).range).toBe('last_30_days');
});

test('a saved report has values of its own where its address says nothing', () => {
  const usual = parseAddress({ range: 'last_month', compare: 'none', query: 'channel:email' });
  expect(parseAddress({}, usual)).toEqual(usual);
  expect(writeAddress(usual, usual)).toEqual({});
  for (const search of [
    { range: 'last_30_days', compare: 'previous_period', all: 'true' },
    { from: '2026-10-01', to: '2026-11-01', query: 'tag:vip', team: '12' },
  ]) {
    expect(writeAddress(parseAddress(search, usual), usual)).toEqual(search);
  }
  const october = parseAddress({ from: '2026-10-01', to: '2026-11-01' });
  expect(writeAddress(parseAddress({ from: '2026-10-01', to: '2026-11-01' }), october)).toEqual({});
});

test('an address that is spelt out means the same whatever is usual', () => {
  const usual = parseAddress({ range: 'last_month', compare: 'none', query: 'channel:email' });
  for (const search of [{}, { range: 'today', compare: 'none' }, { query: 'tag:vip', compare: 'previous_year' }]) {
    const meant = parseAddress(search);
    expect(parseAddress(spellAddress(meant), usual)).toEqual(meant);
  }
});
