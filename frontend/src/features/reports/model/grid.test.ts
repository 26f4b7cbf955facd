import { expect, test } from 'vitest';
import type { Metric, MetricEntry, ReportAnswer, ReportRow } from '../../../api/types';
import { chartOf, extremes } from './chart';
import { gridOf, isEmpty, type Words } from './grid';
import { spanTicks } from './ticks';

const metric = (key: Metric, kind: MetricEntry['kind']): [string, MetricEntry] => [
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
];
const METRICS = new Map([
  metric('cases_created', 'count'),
  metric('first_reply_time', 'duration'),
  metric('sla_attainment', 'ratio'),
  metric('backlog', 'level'),
]);
const WORDS: Words = {
  bucket: ({ label }) => label,
  group: ({ value, label }) => label ?? value ?? 'none',
  metric: (key) => key,
  facet: (facet) => facet,
  time: 'time',
  dimension: (key) => key,
};
const HOW = { time: 'calendar', stat: 'median' } as const;

const count = (n: number) => ({ n, cases: n, value: n });
const bucket = (label: string, from: string, to: string) => ({
  label,
  from: `${from}Z`,
  to: `${to}Z`,
  comparedFrom: null,
  comparedTo: null,
});
const answer = (change: Partial<ReportAnswer>): ReportAnswer => ({
  asOf: '2026-11-22T10:00:00Z',
  timeZone: 'UTC',
  weekStart: 'monday',
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-03T00:00:00Z',
  comparedFrom: null,
  comparedTo: null,
  buckets: [],
  total: { values: {}, compared: null },
  rows: [],
  truncated: false,
  ...change,
});
const ROW: ReportRow = { bucket: null, group: [], values: {}, compared: null };
const DAYS = [
  bucket('Sun', '2026-11-01T00:00:00', '2026-11-02T00:00:00'),
  bucket('Mon', '2026-11-02T00:00:00', '2026-11-03T00:00:00'),
];

test('each bucket is a row that opens its own stretch of time', () => {
  const grid = gridOf(
    { metrics: ['cases_created', 'first_reply_time'], bucket: 'day' },
    answer({
      buckets: DAYS,
      rows: [
        { ...ROW, bucket: 0, values: { cases_created: count(3) } },
        { ...ROW, bucket: 1, values: { first_reply_time: { n: 0, cases: 0 } } },
      ],
    }),
    METRICS,
    WORDS,
  );
  expect(grid.columns.map((column) => column.label)).toEqual(['cases_created', 'first_reply_time']);
  expect(grid.rows.map((row) => [row.label, row.cells[0]?.value?.n])).toEqual([
    ['Sun', 3],
    ['Mon', 0],
  ]);
  expect(grid.rows[1]?.cells[0]).toMatchObject({ from: DAYS[1]?.from, to: DAYS[1]?.to, group: [] });
  expect(grid.rows[0]?.cells[1]?.value).toBeUndefined();
  const chart = chartOf(grid, METRICS, HOW);
  expect(chart.points).toEqual([
    { label: 'Sun', s0: 3, s1: null },
    { label: 'Mon', s0: 0, s1: null },
  ]);
  expect(extremes(chart, 's0')?.top.label).toBe('Sun');
  expect(extremes(chart, 's1')).toBeUndefined();
});

test('groups stand in rows, the largest first, and open with their value', () => {
  const team = (value: string | null, n: number) => ({
    ...ROW,
    group: [{ key: 'team', value, label: value && `Team ${value}` }],
    values: { cases_created: count(n) },
  });
  const grid = gridOf(
    { metrics: ['cases_created'], groupBy: ['team'] },
    answer({ rows: [team('1', 2), team(null, 1), team('2', 7)] }),
    METRICS,
    WORDS,
  );
  expect(grid.rows.map((row) => row.label)).toEqual(['Team 2', 'Team 1', 'none']);
  expect(grid.rows[2]?.cells[0]).toMatchObject({
    from: '2026-11-01T00:00:00Z',
    group: [{ key: 'team', value: null }],
  });
});

test('ages have their order, and no case of an age is none', () => {
  const age = (at: number, value: string, n: number) => ({
    ...ROW,
    bucket: at,
    group: [{ key: 'age', value, label: null }],
    values: { backlog: count(n) },
  });
  const grid = gridOf(
    { metrics: ['backlog'], bucket: 'day', groupBy: ['age'] },
    answer({ buckets: DAYS, rows: [age(0, 'gt_30d', 9), age(1, 'lt_1d', 4)] }),
    METRICS,
    WORDS,
  );
  expect(grid.columns.map((column) => column.key)).toEqual(['lt_1d', '1d_3d', '3d_7d', '7d_30d', 'gt_30d']);
  expect(grid.rows.map((row) => row.cells.map((cell) => cell.value?.value))).toEqual([
    [0, 0, 0, 0, 9],
    [4, 0, 0, 0, 0],
  ]);
  expect(grid.rows[0]?.cells[4]?.group).toMatchObject([{ key: 'age', value: 'gt_30d' }]);
});

test('a heat map has all weekdays from the first of the week, and all hours', () => {
  const grid = gridOf(
    { metrics: ['cases_created'], groupBy: ['weekday', 'hour_of_day'] },
    answer({
      weekStart: 'sunday',
      rows: [
        {
          ...ROW,
          group: [
            { key: 'weekday', value: '1', label: null },
            { key: 'hour_of_day', value: '9', label: null },
          ],
          values: { cases_created: count(5) },
        },
      ],
    }),
    METRICS,
    WORDS,
  );
  expect(grid.rows.map((row) => row.key)).toEqual(['7', '1', '2', '3', '4', '5', '6']);
  expect(grid.columns).toHaveLength(24);
  expect(grid.rows[1]?.cells[9]?.value?.n).toBe(5);
  expect(grid.rows[1]?.cells[9]?.group.map((each) => each.value)).toEqual(['1', '9']);
  expect(isEmpty(grid)).toBe(false);
});

test('steps of time and two dimensions: the second stands in columns, for each number', () => {
  const group = (team: string, channel: string) => [
    { key: 'team', value: team, label: `Team ${team}` },
    { key: 'channel', value: channel, label: null },
  ];
  const grid = gridOf(
    { metrics: ['cases_created', 'first_reply_time'], bucket: 'day', groupBy: ['team', 'channel'] },
    answer({
      buckets: DAYS,
      rows: [
        { ...ROW, bucket: 0, group: group('1', 'email'), values: { cases_created: count(3) } },
        { ...ROW, bucket: 1, group: group('2', 'chat'), values: { cases_created: count(5) } },
      ],
    }),
    METRICS,
    WORDS,
  );
  expect(grid.corner).toBe('time · team');
  expect(grid.columns.map((column) => column.label)).toEqual([
    'chat · cases_created',
    'chat · first_reply_time',
    'email · cases_created',
    'email · first_reply_time',
  ]);
  expect(grid.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.value?.n)])).toEqual([
    ['Sun · Team 2', 0, undefined, 0, undefined],
    ['Sun · Team 1', 0, undefined, 3, undefined],
    ['Mon · Team 2', 5, undefined, 0, undefined],
    ['Mon · Team 1', 0, undefined, 0, undefined],
  ]);
  const cell = grid.rows[2]?.cells[0];
  expect(cell?.group.map((each) => each.value)).toEqual(['2', 'chat']);
  expect(cell?.from).toBe('2026-11-02T00:00:00Z');
});

test('what is asked as a whole is one row', () => {
  const grid = gridOf(
    { metrics: ['cases_created'] },
    answer({ total: { values: { cases_created: count(4) }, compared: null } }),
    METRICS,
    WORDS,
  );
  expect(grid.rows.map((row) => row.cells.map((cell) => cell.value?.n))).toEqual([[4]]);
});

test('a number knows the stretch that it is compared with, and what is new that it is', () => {
  const topic = (value: string, now: object, before: object | null): ReportRow => ({
    bucket: null,
    group: [{ key: 'topic', value, label: value }],
    values: now as ReportRow['values'],
    compared: before as ReportRow['compared'],
  });
  const [key, trend] = metric('topic_trend', 'ratio');
  const known = new Map([...METRICS, [key, { ...trend, needsCompare: true }] as const]);
  const before = { comparedFrom: '2026-10-30T00:00:00Z', comparedTo: '2026-11-01T00:00:00Z' };
  const asked = (total: object | null) =>
    gridOf(
      { metrics: ['cases_created', 'topic_trend'], groupBy: ['topic'] },
      answer({
        ...before,
        total: { values: {}, compared: total as ReportRow['compared'] },
        rows: [
          topic('old', { cases_created: count(9), topic_trend: count(1) }, { cases_created: count(8) }),
          topic('fresh', { cases_created: count(4) }, {}),
        ],
      }),
      known,
      WORDS,
    );
  const news = (total: object | null) => asked(total).rows.map((row) => row.cells.map((cell) => cell.isNew));
  expect(asked(null).rows[0]?.cells[0]?.before).toEqual({ from: before.comparedFrom, to: before.comparedTo });
  expect(news({ cases_created: count(8) })).toEqual([
    [false, false],
    [false, true],
  ]);
  // Where nothing at all was before, nothing is new.
  expect(news(null)[1]).toEqual([false, false]);
});

test('of a number alone the table tells everything', () => {
  const columns = (key: Metric) =>
    gridOf({ metrics: [key], bucket: 'day' }, answer({ buckets: DAYS }), METRICS, WORDS, {
      everything: true,
    }).columns.map((column) => column.facet);
  expect(columns('first_reply_time')).toEqual(['n', 'median', 'mean', 'p90', 'p95']);
  expect(columns('sla_attainment')).toEqual(['n', 'shown']);
  expect(columns('cases_created')).toEqual(['shown']);
});

test('the marks of an axis of time are lengths that people use', () => {
  expect(spanTicks(0)).toEqual([0, 1]);
  expect(spanTicks(8_000)).toEqual([0, 1_800, 3_600, 5_400, 7_200, 9_000]);
  expect(spanTicks(200_000)).toEqual([0, 43_200, 86_400, 129_600, 172_800, 216_000]);
});

test('a line that stands alone is drawn beside what it is compared with', () => {
  const days = DAYS.map((each) => ({ ...each, comparedFrom: each.from, comparedTo: each.to }));
  const asked = { metrics: ['cases_created' as const], bucket: 'day' as const };
  const grid = gridOf(
    asked,
    answer({
      buckets: days,
      rows: [
        { ...ROW, bucket: 0, values: { cases_created: count(3) }, compared: { cases_created: count(5) } },
        { ...ROW, bucket: 1, values: { cases_created: count(4) }, compared: {} },
      ],
    }),
    METRICS,
    WORDS,
  );
  const chart = chartOf(grid, METRICS, HOW, { before: 'The year before' });
  expect(chart.series.map((each) => each.label)).toEqual(['cases_created', 'The year before']);
  expect(chart.points.map((point) => [point.s0, point.before])).toEqual([
    [3, 5],
    [4, 0],
  ]);
  expect(chartOf(grid, METRICS, HOW).series).toHaveLength(1);
});
