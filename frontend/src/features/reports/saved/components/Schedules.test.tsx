import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { renderInApp } from '../../../../../tests/support/render';
import { server } from '../../../../../tests/support/server';
import type { NewReportSchedule, ReportSchedule } from '../../../../api/types';
import Schedules from './Schedules';

const WEEKLY: ReportSchedule = {
  id: 1801,
  version: 2,
  reportId: 7,
  ownerId: 101,
  recipientIds: [101, 102],
  format: 'xlsx',
  rhythm: 'weekly',
  weekday: 'friday',
  dayOfMonth: null,
  time: '17:30',
  timeZone: 'Asia/Tokyo',
  paused: false,
  nextAt: '2026-11-27T08:30:00Z',
  changeable: true,
  lastSending: {
    dueAt: '2026-11-20T08:30:00Z',
    recipients: [
      { agentId: 101, state: 'sent', reason: null },
      { agentId: 102, state: 'skipped', reason: 'no_address' },
    ],
  },
};

function show(...schedules: ReportSchedule[]) {
  const kept = [...schedules];
  server.use(
    http.get('*/api/v1/me', () => HttpResponse.json({ id: 101, permissions: ['reports:read'], teams: [] })),
    http.get('*/api/v1/agents', () =>
      HttpResponse.json({
        data: [
          { id: 101, name: 'Lena', active: true, kind: 'person' },
          { id: 102, name: 'Ann', active: true, kind: 'person' },
        ],
        page: { nextCursor: null },
      }),
    ),
    http.get('*/api/v1/reports/7/schedules', () => HttpResponse.json({ data: kept, page: { nextCursor: null } })),
  );
  renderInApp(<Schedules reportId={7} onClose={() => {}} />);
  return kept;
}

test('a schedule tells when, to whom, and how the last one went', async () => {
  show(WEEKLY);
  const list = await screen.findByRole('list', { name: 'Schedules' });
  const item = within(list).getAllByRole('listitem')[0] as HTMLElement;
  expect(within(item).getByRole('heading')).toHaveTextContent('Every week: Friday, 17:30 (Asia/Tokyo)');
  await waitFor(() => expect(item).toHaveTextContent('Lena and Ann · XLSX'));
  expect(item).toHaveTextContent('Lena: sent');
  expect(item).toHaveTextContent('Ann: left out: has no address');
});

test('a schedule is made in the form, which shows at its field what the server finds wrong', async () => {
  const kept = show();
  const sent: NewReportSchedule[] = [];
  server.use(
    http.post('*/api/v1/reports/7/schedules', async ({ request }) => {
      const body = (await request.json()) as NewReportSchedule;
      sent.push(body);
      if (sent.length === 1) {
        const errors = [{ pointer: '/recipientIds/1', code: 'may_not_read_report', detail: 'Ann may not read it.' }];
        return HttpResponse.json({ title: 'Wrong', status: 422, code: 'invalid_input', errors }, { status: 422 });
      }
      kept.push(WEEKLY);
      return HttpResponse.json(WEEKLY, { status: 201 });
    }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Send it regularly' }));
  const people = screen.getByRole('combobox', { name: 'For whom' });
  await userEvent.type(people, 'Ann{Enter}');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'How often' }), 'Every month');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Day of the month' }), '31');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Ann may not read it.')).toBeVisible();
  await userEvent.type(people, '{Backspace}');
  expect(screen.queryByText('Ann may not read it.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { name: /^Every week: Friday/ })).toBeVisible();
  expect(sent.map((each) => each.recipientIds)).toEqual([[101, 102], [101]]);
  expect(sent[1]).toMatchObject({ rhythm: 'monthly', dayOfMonth: 31, weekday: null, time: '08:00', format: 'xlsx' });
});

test('a schedule is stopped for a while', async () => {
  const kept = show(WEEKLY);
  const changes: { paused?: boolean; match: string | null }[] = [];
  server.use(
    http.patch('*/api/v1/reports/7/schedules/1801', async ({ request }) => {
      changes.push({ ...((await request.json()) as object), match: request.headers.get('If-Match') });
      kept[0] = { ...WEEKLY, version: 3, paused: true, nextAt: null };
      return HttpResponse.json(kept[0]);
    }),
  );
  await userEvent.click(await screen.findByRole('switch', { name: 'Active' }));
  expect(await screen.findByText('Paused')).toBeVisible();
  expect(changes).toEqual([{ paused: true, match: '"v2"' }]);
});
