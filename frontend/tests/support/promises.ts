import { expect } from '@playwright/test';
import type { CaseSla, CaseView, SlaPolicy } from '../../src/api/types';
import { type Api, unique } from './api';

const HOUR = 3_600;
const MONTH = 30 * 24 * HOUR;

/** Cases whose promises stand in every state, alone under one tag, and one case whose ledger has all of it. */
export async function promiseEverything(admin: Api): Promise<{ tag: string; ledgerOf: number }> {
  const word = unique();
  const tag = `shown-${word}`;
  const rich = `told-${word}`;
  await admin.createTag(tag);
  await admin.createTag(rich);
  const hours = [{ from: '09:00', to: '17:00' }];
  await admin.send('POST', '/calendars', {
    name: `Office ${word}`,
    timeZone: 'Europe/Lisbon',
    weekly: { monday: hours, tuesday: hours, friday: [{ from: '22:00', to: '06:00' }] },
    exceptions: [{ date: '2026-12-24', name: 'Christmas Eve', intervals: [{ from: '09:00', to: '13:00' }] }],
    holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  });
  const told = await admin.send<SlaPolicy>('POST', '/sla-policies', {
    name: `Told ${word}`,
    conditions: `tag:${rich}`,
    targets: {
      first_reply: { urgent: 1, normal: MONTH },
      next_reply: { normal: 8 * HOUR },
      update: { normal: 48 * HOUR },
      resolution: { normal: 5 * 24 * HOUR },
      work: { normal: 16 * HOUR },
    },
    warnings: [{ percent: 80 }],
  });
  const shown = await admin.send<SlaPolicy>('POST', '/sla-policies', {
    name: `Shown ${word}`,
    conditions: `tag:${tag}`,
    targets: { first_reply: { urgent: 1_800, high: 48 * HOUR, normal: 6 * HOUR, low: 1 } },
    pauses: { first_reply: ['open'] },
  });
  await admin.policyFirst(told.id);
  await admin.policyFirst(shown.id);
  const open = (subject: string, more: Record<string, unknown>): Promise<CaseView> =>
    admin.createCase(subject, { tags: [tag], ...more });
  const answered = await open('Which size fits a child of five?', { priority: 'normal' });
  await admin.comment(answered.id, 'Size 28 fits, and you may send it back.');
  const waiting = await open('The invoice names the wrong company', { priority: 'high' });
  await admin.changeCase(waiting.id, { status: 'open' });
  await open('Where can I collect my parcel?', { priority: 'high' });
  await open('The shop is down', { priority: 'urgent' });
  await open('A letter about the broken kettle', { priority: 'low', channel: 'post' });

  const story = await admin.createCase('The lamp flickers, and nobody called back', {
    priority: 'urgent',
    tags: [rich],
  });
  await expect
    .poll(async () => {
      const sla = await admin.send<CaseSla>('GET', `/cases/${story.id}/sla`);
      return sla.clocks.flatMap((clock) => clock.breaches).length;
    })
    .toBe(1);
  await admin.changeCase(story.id, { priority: 'normal' });
  await admin.comment(story.id, 'I am sorry that this took us so long. Does it flicker with another bulb too?');
  await admin.comment(story.id, 'Thank you, I will try that.', { author: 'customer' });
  await admin.send('POST', `/cases/${story.id}/sla/reply-not-needed`, { reason: 'The customer only thanks' });
  await admin.send('PUT', `/cases/${story.id}/sla/resolution/due`, {
    dueAt: new Date(Date.now() + 20 * HOUR * 1_000).toISOString(),
    reason: 'Agreed on the phone',
  });
  await admin.changeCase(story.id, { status: 'pending' });
  return { tag, ledgerOf: story.id };
}
