import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type HttpHandler, HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { renderInApp } from '../../../../tests/support/render';
import { server } from '../../../../tests/support/server';
import type { Metric, MetricEntry, MetricValue, ReportAnswer, ReportQuery } from '../../../api/types';
import { parseAddress, type ReportAddress } from '../model/address';
import type { Widget } from '../model/widgets';
import { ReportScreen } from './ReportScreen';

const metric = (key: Metric, label: string, kind: MetricEntry['kind']): MetricEntry => ({
  key,
  kind,
  basis: 'event',
  label,
  definition: `How ${label} is counted`,
  drillDown: true,
  requires: [],
  needsCompare: false,
  dimensions: [],
});
const CATALOGUE = {
  data: [
    metric('cases_created', 'Cases created', 'count'),
    metric('first_reply_time', 'First reply time', 'duration'),
    metric('csat', 'Satisfied', 'ratio'),
  ],
  dimensions: [{ key: 'team', label: 'Team', type: 'team' }],
};
const WIDGETS: Widget[] = [
  { title: 'At a glance', kind: 'number', metrics: ['cases_created', 'first_reply_time', 'csat', 'backlog'] },
  { title: 'Arrivals', kind: 'line', metrics: ['cases_created'], bucket: 'auto' },
];
const DAY = {
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-02T00:00:00Z',
  label: '2026-11-01',
  comparedFrom: null,
  comparedTo: null,
};
const count = (n: number): MetricValue => ({ n, cases: n, value: n });

function answerTo(asked: ReportQuery): ReportAnswer {
  return {
    asOf: '2026-11-22T10:00:00Z',
    timeZone: 'UTC',
    weekStart: 'monday',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00Z',
    comparedFrom: '2026-10-31T00:00:00Z',
    comparedTo: '2026-11-01T00:00:00Z',
    buckets: asked.bucket ? [DAY] : [],
    total: {
      values: {
        cases_created: count(15),
        csat: { n: 18, cases: 18, value: 0.8, part: 14, low: 0.6, high: 0.92, pValue: 0.4 },
      },
      compared: { cases_created: count(10), csat: { n: 20, cases: 20, value: 0.9 } },
    },
    rows: asked.bucket ? [{ bucket: 0, group: [], values: { cases_created: count(7) }, compared: null }] : [],
    truncated: false,
  };
}

function show(
  address: ReportAddress,
  onChange: (address: ReportAddress) => void = () => {},
  { widgets = WIDGETS, handlers = [] }: { widgets?: readonly Widget[]; handlers?: HttpHandler[] } = {},
) {
  server.use(
    ...handlers,
    http.get('*/api/v1/reports/metrics', () => HttpResponse.json(CATALOGUE)),
    http.get('*/api/v1/me', () => HttpResponse.json({ permissions: ['reports:read'], teams: [] })),
    ...['teams', 'agents', 'topics', 'case-fields'].map((name) =>
      http.get(`*/api/v1/${name}`, () => HttpResponse.json({ data: [], page: { nextCursor: null } })),
    ),
  );
  const root = createRootRoute({
    component: () => <ReportScreen name="overview" widgets={widgets} address={address} onChange={onChange} />,
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  renderInApp(<RouterProvider router={router as never} />);
}

const answering = http.post('*/api/v1/reports/query', async ({ request }) =>
  HttpResponse.json(answerTo((await request.json()) as ReportQuery)),
);

test('a card says the number, of how many, how sure and how it changed; what does not exist is a dash', async () => {
  server.use(answering);
  show(parseAddress({}));
  const created = await screen.findByRole('article', { name: 'Cases created' });
  expect(within(created).getByRole('link', { name: '15' })).toBeVisible();
  expect(created).toHaveTextContent('+50%: more than before');
  expect(within(created).getByRole('link', { name: 'before: 10' })).toBeVisible();
  const reply = screen.getByRole('article', { name: 'First reply time' });
  expect(reply).toHaveTextContent('–');
  expect(within(reply).queryByRole('link')).toBeNull();
  const satisfied = screen.getByRole('article', { name: 'Satisfied' });
  expect(satisfied).toHaveTextContent('80%');
  expect(satisfied).toHaveTextContent('Few answers: between 60% and 92%');
  expect(satisfied).toHaveTextContent('−10 points: less than before, may be chance');
  expect(screen.queryByRole('article', { name: 'backlog' })).toBeNull();
});

test('a chart is also a table, each number of which opens its own cases', async () => {
  server.use(answering);
  show(parseAddress({ query: 'tag:vip', range: 'last_7_days' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Show as a table: Arrivals' }));
  const table = await screen.findByRole('table', { name: 'Arrivals' });
  const link = new URL(within(table).getByRole<HTMLAnchorElement>('link', { name: '7' }).href);
  const search = Object.fromEntries(link.searchParams);
  expect(link.pathname).toBe('/reports/cases');
  expect(search).toMatchObject({ metric: 'cases_created', since: DAY.from, until: DAY.to, query: 'tag:vip' });
  expect(search).toMatchObject({ range: 'last_7_days', screen: 'overview' });
});

test('the definition is there for those who ask', async () => {
  server.use(answering);
  show(parseAddress({}));
  await userEvent.click(await screen.findByRole('button', { name: 'What is counted: Arrivals' }));
  expect(await screen.findByText('How Cases created is counted')).toBeVisible();
});

test('what a panel shows is exported by the same question', async () => {
  const asked: ReportQuery[] = [];
  const exported: { format: string | null; question: ReportQuery }[] = [];
  server.use(
    http.post('*/api/v1/reports/query', async ({ request }) => {
      const question = (await request.json()) as ReportQuery;
      asked.push(question);
      return HttpResponse.json(answerTo(question));
    }),
    http.post('*/api/v1/reports/query/export', async ({ request }) => {
      const format = new URL(request.url).searchParams.get('format');
      exported.push({ format, question: (await request.json()) as ReportQuery });
      return HttpResponse.text('Time,Cases created\n2026-11-01,7\n');
    }),
  );
  const saved: (string | null)[] = [];
  URL.createObjectURL = () => 'blob:x';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.getAttribute('download'));
  });
  show(parseAddress({ from: '2026-11-01', to: '2026-11-02' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Export: Arrivals' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'XLSX' }));
  await waitFor(() => expect(saved).toEqual(['zelodesk-report-2026-11-01.xlsx']));
  const question = asked.find((each) => each.bucket);
  expect(exported).toEqual([{ format: 'xlsx', question }]);
});

test('a search with a mistake is asked about once, and told once', async () => {
  const asked: ReportQuery[] = [];
  server.use(
    http.post('*/api/v1/reports/query', async ({ request }) => {
      asked.push((await request.json()) as ReportQuery);
      const problem = {
        title: 'The search has a mistake',
        status: 400,
        code: 'invalid_query',
        position: 0,
        errors: [{ pointer: '/query', code: 'query_unknown_key', detail: 'There is no key “asignee”.' }],
      };
      return HttpResponse.json(problem, { status: 400 });
    }),
  );
  show(parseAddress({ query: 'asignee:me' }));
  expect(await screen.findByText('There is no key “asignee”.')).toBeVisible();
  expect(screen.queryAllByRole('region')).toEqual([]);
  expect(asked).toHaveLength(1);
});

test('in a table the number before opens its cases, too, and what was not there before is new', async () => {
  const trend = { ...metric('topic_trend', 'Trend', 'ratio'), needsCompare: true };
  const topic = (
    label: string,
    values: ReportAnswer['total']['values'],
    compared: ReportAnswer['total']['values'],
  ) => ({
    bucket: null,
    group: [{ key: 'topic', value: label, label }],
    values,
    compared,
  });
  const handlers = [
    http.get('*/api/v1/reports/metrics', () => HttpResponse.json({ ...CATALOGUE, data: [...CATALOGUE.data, trend] })),
    http.post('*/api/v1/reports/query', async ({ request }) =>
      HttpResponse.json({
        ...answerTo((await request.json()) as ReportQuery),
        rows: [
          topic('Delivery', { cases_created: count(9), topic_trend: count(0.1) }, { cases_created: count(6) }),
          topic('Recall', { cases_created: count(4) }, {}),
        ],
      }),
    ),
  ];
  const widgets: Widget[] = [
    { title: 'Topics', kind: 'table', metrics: ['cases_created', 'topic_trend'], groupBy: ['topic'] },
  ];
  show(parseAddress({}), () => {}, { widgets, handlers });
  const table = await screen.findByRole('table', { name: 'Topics' });
  const link = new URL(within(table).getByRole<HTMLAnchorElement>('link', { name: 'before: 6' }).href);
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    metric: 'cases_created',
    since: '2026-10-31T00:00:00Z',
    until: '2026-11-01T00:00:00Z',
    group: 'topic:Delivery',
  });
  expect(within(table).getByRole('row', { name: /Recall/ })).toHaveTextContent('new');
  expect(within(table).getByRole('row', { name: /Delivery/ })).not.toHaveTextContent('new');
});

test('a choice changes the address', async () => {
  server.use(answering);
  const changes: ReportAddress[] = [];
  show(parseAddress({}), (address) => changes.push(address));
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Days' }), 'This quarter');
  expect(changes.at(-1)?.range).toBe('this_quarter');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Compared with' }), 'Nothing');
  expect(changes.at(-1)?.compare).toBeUndefined();
});

test('a panel that has no answer says why and asks again', async () => {
  let broken = true;
  server.use(
    http.post('*/api/v1/reports/query', async ({ request }) => {
      const asked = (await request.json()) as ReportQuery;
      if (broken && asked.bucket) {
        return HttpResponse.json({ title: 'Too slow', status: 422, code: 'query_too_slow' }, { status: 422 });
      }
      return HttpResponse.json(answerTo(asked));
    }),
  );
  show(parseAddress({}));
  const panel = await screen.findByRole('region', { name: 'Arrivals' });
  expect(await within(panel).findByRole('alert')).toHaveTextContent('Too slow');
  broken = false;
  await userEvent.click(within(panel).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(within(panel).queryByRole('alert')).toBeNull());
});
