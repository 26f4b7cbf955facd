import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { renderInApp } from '../../../../../tests/support/render';
import { server } from '../../../../../tests/support/server';
import type { MetricEntry, NewReport, ReportQuery, SavedReport } from '../../../../api/types';
import { type Draft, newDraft, newPart } from '../model/draft';
import { Builder } from './Builder';

const metric = (key: MetricEntry['key'], label: string, dimensions: string[]): MetricEntry => ({
  key,
  kind: 'count',
  basis: 'event',
  label,
  definition: `How ${label} is counted`,
  drillDown: true,
  requires: [],
  needsCompare: false,
  dimensions,
});
const CATALOGUE = {
  data: [metric('cases_created', 'New cases', ['team', 'channel']), metric('cases_solved', 'Solved', ['team'])],
  dimensions: [
    { key: 'team', label: 'Team', type: 'team', words: [] },
    { key: 'channel', label: 'Channel', type: 'choice', words: [] },
  ],
};
const SAVED: SavedReport = {
  id: 7,
  version: 3,
  name: 'Weekly review',
  scope: 'personal',
  teamId: null,
  ownerId: 1,
  changeable: true,
  definition: { range: { preset: 'today' }, widgets: [] },
};

function show(start: Draft, saved?: SavedReport) {
  const asked: ReportQuery[] = [];
  const done: SavedReport[] = [];
  server.use(
    http.get('*/api/v1/reports/metrics', () => HttpResponse.json(CATALOGUE)),
    http.get('*/api/v1/reports', () => HttpResponse.json({ data: [], page: { nextCursor: null } })),
    http.get('*/api/v1/me', () =>
      HttpResponse.json({
        role: 'lead',
        permissions: ['reports:read'],
        teams: [{ id: 11, name: 'Billing', level: 'change' }],
      }),
    ),
    ...['agents', 'topics', 'case-fields', 'query/fields'].map((name) =>
      http.get(`*/api/v1/${name}`, () => HttpResponse.json({ data: [], page: { nextCursor: null } })),
    ),
    http.get('*/api/v1/teams', () =>
      HttpResponse.json({
        data: [
          { id: 11, name: 'Billing', active: true },
          { id: 12, name: 'Logistics', active: true },
        ],
        page: { nextCursor: null },
      }),
    ),
    http.post('*/api/v1/reports/query', async ({ request }) => {
      const question = (await request.json()) as ReportQuery;
      asked.push(question);
      return HttpResponse.json({
        asOf: '2026-11-22T10:00:00Z',
        timeZone: 'UTC',
        weekStart: 'monday',
        from: '2026-11-01T00:00:00Z',
        to: '2026-11-02T00:00:00Z',
        comparedFrom: null,
        comparedTo: null,
        buckets: [],
        total: { values: { cases_created: { n: 15, cases: 15, value: 15 } }, compared: null },
        rows: [
          {
            bucket: null,
            group: [{ key: 'team', value: '11', label: 'Billing' }],
            values: { cases_created: { n: 9, cases: 9, value: 9 } },
            compared: null,
          },
        ],
        truncated: false,
      });
    }),
  );
  const root = createRootRoute({
    component: () => (
      <Builder
        heading="New report"
        start={start}
        saved={saved}
        onSaved={(report) => done.push(report)}
        onCancel={() => {}}
      />
    ),
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  renderInApp(<RouterProvider router={router as never} />);
  return { asked, done };
}

/** Takes what is saved; `problems` are answered one after the other before. */
function saving(...problems: { status: number; code: string; errors?: object[] }[]) {
  const sent: { method: string; match: string | null; body: NewReport }[] = [];
  const answer = async ({ request }: { request: Request }) => {
    const body = (await request.json()) as NewReport;
    sent.push({ method: request.method, match: request.headers.get('If-Match'), body });
    const problem = problems.shift();
    return problem
      ? HttpResponse.json({ title: 'Not like this', ...problem }, { status: problem.status })
      : HttpResponse.json({ ...SAVED, ...body }, { status: request.method === 'POST' ? 201 : 200 });
  };
  server.use(http.post('*/api/v1/reports', answer), http.patch('*/api/v1/reports/7', answer));
  return sent;
}

const numbers = newPart('number', { title: 'Numbers of it', metrics: ['cases_created'] });
const teams = newPart('table', { title: 'Who', metrics: ['cases_created'], groupBy: ['team'] });
const start = () => newDraft({ name: 'Mine', range: 'today', compare: undefined, parts: [numbers, teams] });

test('what is built is seen at once, and sent as it stands', async () => {
  const { done, asked } = show(start());
  const sent = saving();
  const preview = await screen.findByRole('region', { name: 'How it looks' });
  expect(await within(preview).findByRole('article', { name: 'New cases' })).toHaveTextContent('15');
  expect(await within(preview).findByRole('row', { name: 'Billing 9' })).toBeVisible();

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Who sees it' }), 'For a team');
  // The one team that the lead has is meant.
  expect(screen.getByRole('combobox', { name: 'Team' })).toHaveValue('11');
  const search = screen.getByRole('combobox', { name: 'Cases that it is about' });
  await userEvent.type(search, 'vip{Escape}');
  expect(asked.some((each) => each.query)).toBe(false);
  await userEvent.tab();
  await waitFor(() => expect(asked.filter((each) => each.query === 'vip').length).toBeGreaterThanOrEqual(2));

  await userEvent.click(screen.getByRole('button', { name: 'Move down: Numbers of it' }));
  const titles = within(preview).getAllByRole('heading', { level: 2 });
  expect(titles.map((each) => each.textContent)).toEqual(['Who', 'Numbers of it']);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(done).toHaveLength(1));
  expect(sent.map((each) => [each.method, each.match])).toEqual([['POST', null]]);
  expect(sent[0]?.body).toEqual({
    name: 'Mine',
    scope: 'team',
    teamId: 11,
    definition: {
      range: { preset: 'today' },
      query: 'vip',
      compare: null,
      widgets: [
        { title: 'Who', kind: 'table', metrics: ['cases_created'], bucket: null, groupBy: ['team'] },
        { title: 'Numbers of it', kind: 'number', metrics: ['cases_created'], bucket: null, groupBy: [] },
      ],
    },
  });
});

test('what the server finds wrong stands at its field, in the part that is unfolded for it', async () => {
  show(start());
  const detail = 'These cases cannot be told apart by that.';
  const sent = saving({
    status: 422,
    code: 'invalid_input',
    errors: [{ pointer: '/definition/widgets/1/groupBy/0', code: 'dimension', detail }],
  });
  await screen.findByRole('region', { name: 'How it looks' });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(detail)).toBeVisible();
  const field = screen.getByRole('combobox', { name: 'Told apart by' });
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(detail);
  expect(screen.getByRole('button', { name: 'Who', expanded: true })).toBeVisible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Step of time' }), 'Days');
  expect(screen.queryByText(detail)).toBeNull();
  expect(sent).toHaveLength(1);
});

test('what is missing is told before anything is sent', async () => {
  show(newDraft({ parts: [newPart('heatmap', { metrics: ['cases_created'] })] }));
  const sent = saving();
  await screen.findByRole('region', { name: 'How it looks' });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Enter a name.');
  expect(screen.getByRole('combobox', { name: 'Told apart by' })).toHaveAccessibleDescription(/two sides/);
  expect(sent).toEqual([]);
});

test('what somebody else has changed meanwhile is written over only when that is wanted', async () => {
  const { done } = show(start(), SAVED);
  const sent = saving({ status: 412, code: 'stale_version' });
  await screen.findByRole('region', { name: 'How it looks' });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save mine all the same' }));
  await waitFor(() => expect(done).toHaveLength(1));
  expect(sent.map((each) => [each.method, each.match])).toEqual([
    ['PATCH', '"v3"'],
    ['PATCH', null],
  ]);
});
