import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderInApp } from '../../../../tests/support/render';
import { server } from '../../../../tests/support/server';
import type { MailDelivery, MailStatus } from '../../../api/types';
import { activateLocale } from '../../../shared/i18n/i18n';
import { MailDeliveries } from './MailDeliveries';

const FAILED: MailDelivery = {
  id: 1901,
  version: 2,
  purpose: 'survey',
  purposeKey: 'survey:1701',
  messageId: '<zd.1@desk.example>',
  recipient: 'maria@example.com',
  sender: null,
  subject: 'How did we do? (#1042)',
  language: 'en',
  state: 'failed',
  attempts: 1,
  nextAttemptAt: null,
  lastError: { code: 'refused', text: '550 5.1.1 No such user', at: '2026-11-23T08:00:00.000Z' },
  attachments: [],
  queuedAt: '2026-11-23T08:00:00.000Z',
  sentAt: null,
};

const SENT: MailDelivery = {
  ...FAILED,
  id: 1900,
  recipient: 'lena@desk.example',
  purpose: 'report_schedule',
  state: 'sent',
};

const STATUS: MailStatus = {
  configured: true,
  host: 'mail.example',
  from: 'desk@desk.example',
  waiting: 3,
  oldestSeconds: 12,
  failed: 1,
  resumesAt: null,
};

describe('mail deliveries', () => {
  let retried: string[];
  let asked: string[];

  beforeEach(async () => {
    await activateLocale('en', { remember: false });
    retried = [];
    asked = [];
  });

  function open(status: MailStatus = STATUS) {
    server.use(
      http.get('*/api/v1/mail-status', () => HttpResponse.json(status)),
      http.get('*/api/v1/mail-deliveries', ({ request }) => {
        const state = new URL(request.url).searchParams.get('state');
        asked.push(state ?? 'all');
        return HttpResponse.json({
          data: [FAILED, SENT].filter((mail) => state === null || mail.state === state),
          page: { nextCursor: null, hasMore: false },
        });
      }),
      http.post('*/api/v1/mail-deliveries/:id/retry', ({ params }) => {
        retried.push(String(params.id));
        return HttpResponse.json({ ...FAILED, state: 'queued' });
      }),
    );
    renderInApp(<MailDeliveries editable />);
  }

  it('says why a mail failed, and has it tried again', async () => {
    const user = userEvent.setup();
    open();
    const row = await screen.findByRole('row', { name: /maria@example.com/ });
    expect(within(row).getByText(/The mail server refused it\. 550 5\.1\.1 No such user/)).toBeVisible();
    expect(screen.getByText('mail.example').closest('p')).toHaveTextContent(
      'Mail goes out by mail.example. 3 mails wait.',
    );
    await user.click(within(row).getByRole('button', { name: 'Try the mail to maria@example.com again' }));
    expect(retried).toEqual(['1901']);
    expect(within(screen.getByRole('row', { name: /lena@desk.example/ })).queryByRole('button')).toBeNull();
  });

  it('shows only what was asked for', async () => {
    const user = userEvent.setup();
    open();
    await screen.findByRole('row', { name: /lena@desk.example/ });
    await user.click(screen.getByRole('radio', { name: 'Failed' }));
    await screen.findByRole('row', { name: /maria@example.com/ });
    expect(screen.queryByRole('row', { name: /lena@desk.example/ })).toBeNull();
    expect(asked).toContain('failed');
  });

  it('says plainly that there is no mail server', async () => {
    open({ ...STATUS, configured: false, host: null, from: null });
    expect(await screen.findByText(/This desk has no mail server: all mail waits/)).toBeVisible();
  });
});
