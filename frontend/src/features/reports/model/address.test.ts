import { expect, test } from 'vitest';
import { parseAddress, writeAddress } from './address';

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
