import type { Locator, Page } from '@playwright/test';
import type { Calendar, CaseSla, SlaPolicy } from '../../src/api/types';
import { type Api, unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test, visit } from '../support/desk';

/** A policy for the cases of one tag, before those of the demo that take every case. */
async function promise(admin: Api, word: string, targets: Record<string, Record<string, number>>): Promise<SlaPolicy> {
  await admin.createTag(`promised-${word}`);
  const body = { name: `Promise ${word}`, conditions: `tag:promised-${word}`, targets };
  const policy = await admin.send<SlaPolicy>('POST', '/sla-policies', body);
  await admin.policyFirst(policy.id);
  return policy;
}

const timer = (page: Page, name: string | RegExp): Locator => page.getByRole('main').getByRole('button', { name });

const clockOf = (page: Page, metric: string): Locator =>
  page.getByRole('dialog').getByRole('article', { name: metric });

// The desk has one order of policies: one that another journey adds meanwhile is not in the order that was just made.
test.describe.configure({ mode: 'default' });

test('an admin makes a promise; an agent sees it run, reads why, and keeps it', async ({ desk }) => {
  const word = unique();
  const admin = await desk.signIn('admin', { path: '/admin/calendars/new' });
  const main = admin.getByRole('main');
  await main.getByLabel('Name').first().fill(`Round the clock ${word}`);
  await main.getByLabel('Monday: interval 1 opens at').fill('0');
  await main.getByLabel('Monday: interval 1 closes at').fill('24');
  await main.getByRole('button', { name: 'Copy the hours of Monday' }).click();
  await admin.getByRole('menuitem', { name: 'To every day' }).click();
  await expect(main.getByLabel('Sunday: interval 1 closes at')).toHaveValue('24:00');
  await expect(main.locator('output')).toContainText('→');
  await expectAccessible(admin, 'a new calendar');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(main.getByRole('heading', { name: `Round the clock ${word}` })).toBeVisible();

  const asAdmin = await desk.api('admin');
  await asAdmin.createTag(`promised-${word}`);
  await visit(admin, '/admin/sla/new');
  await expect(main.getByRole('heading', { name: 'New policy' })).toBeVisible();
  await main.getByLabel('Name').fill(`Promise ${word}`);
  await main.getByLabel('Conditions').fill(`tag:promised-${word}`);
  await main.getByLabel('Calendar').click();
  await admin.getByRole('option', { name: `Round the clock ${word}` }).click();
  await main.getByLabel('First reply, priority Normal').fill('30m');
  await expectAccessible(admin, 'a new policy');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(main.getByRole('heading', { name: `Promise ${word}` })).toBeVisible();
  await visit(admin, '/admin/sla');
  await expect(main.getByRole('link', { name: `Promise ${word}` })).toBeVisible();
  await expectAccessible(admin, 'the policies');
  const { id } = await asAdmin.policyNamed(`Promise ${word}`);
  await asAdmin.policyFirst(id);

  const api = await desk.api('ann');
  const created = await api.createCase(`Promised ${word}`, { tags: [`promised-${word}`] });
  const page = await desk.signIn('ann', { path: `/views/all/cases/${created.id}?tag=promised-${word}` });
  await expect(page.locator(`[data-case="${created.id}"]`)).toContainText(/First reply.*min left/);
  const running = timer(page, /^First reply in \d+ minutes?, due /);
  await expect(running).toBeVisible();

  await page.keyboard.press('KeyT');
  const ledger = clockOf(page, 'First reply');
  await expect(ledger).toContainText('Running');
  await expect(ledger).toContainText('the customer waits for a reply');
  await expectAccessible(page, 'the ledger');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(running).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/cases/${created.id}\\?`));

  await api.comment(created.id, 'Here is the answer.');
  const done = timer(page, 'Done');
  await expect(done).toBeVisible();
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText('First reply: kept in time');
  await done.click();
  await expect(ledger).toContainText('Met');
});

test('holidays come from a file and from the keyboard, and a date may have hours of its own', async ({ desk }) => {
  const word = unique();
  const api = await desk.api('admin');
  const open = [{ from: '09:00', to: '17:00' }];
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const calendar = await api.send<Calendar>('POST', '/calendars', {
    name: `Holidays ${word}`,
    timeZone: 'Europe/Lisbon',
    weekly: Object.fromEntries(days.map((day) => [day, open])),
  });
  const page = await desk.signIn('admin', { path: `/admin/calendars/${calendar.id}` });
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: calendar.name })).toBeVisible();

  const choosing = page.waitForEvent('filechooser');
  await main.getByRole('button', { name: 'Replace by an iCalendar file…' }).click();
  await (await choosing).setFiles({
    name: 'holidays.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Example//Holidays//EN',
        ...[
          ['20270101', 'New Year'],
          ['20270426', 'Day of the kettle'],
        ].flatMap(([date, name]) => [
          'BEGIN:VEVENT',
          `UID:${date}@example.org`,
          'DTSTAMP:20260101T000000Z',
          `DTSTART;VALUE=DATE:${date}`,
          `SUMMARY:${name}`,
          'END:VEVENT',
        ]),
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    ),
  });
  const holidays = main.getByRole('region', { name: 'Holidays' });
  await expect(holidays.getByRole('listitem')).toHaveCount(2);
  await expect(holidays).toContainText('Day of the kettle');

  const byHand = main.locator('section', { has: page.getByRole('heading', { name: 'Holidays' }) });
  await byHand.getByLabel('Date').fill('2027-04-27');
  await byHand.getByLabel('Name').fill('The day after');
  await byHand.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(holidays.getByRole('listitem')).toHaveCount(3);

  await main.getByRole('button', { name: 'Add an exception' }).click();
  const exceptions = main.locator('section', { has: page.getByRole('heading', { name: 'Exceptions' }) });
  await exceptions.getByLabel('Date').fill('2027-04-28');
  await exceptions.getByLabel('Name').fill('Short day');
  await exceptions.getByRole('button', { name: 'Exception 1: add hours' }).click();
  await exceptions.getByLabel('Exception 1: interval 1 opens at').fill('15');
  await exceptions.getByLabel('Exception 1: interval 1 closes at').fill('16');

  // From the evening before: two holidays, one hour of the short day, and the rest on the day after that.
  const trial = main.locator('section', { has: page.getByRole('heading', { name: 'Try it' }) });
  await trial.getByLabel('From').fill('2027-04-25T17:00');
  await trial.getByLabel('Open time').fill('2h');
  await expect(trial.locator('output strong')).toHaveText('Thursday, April 29 at 10:00 AM');
  await expectAccessible(page, 'a calendar with holidays');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const saved = await api.send<Calendar>('GET', `/calendars/${calendar.id}`);
  expect(saved.holidays.map((each) => each.date)).toEqual(['2027-01-01', '2027-04-26', '2027-04-27']);
  expect(saved.exceptions).toEqual([
    { date: '2027-04-28', name: 'Short day', intervals: [{ from: '15:00', to: '16:00' }] },
  ]);
});

test('policies are put in order by dragging, by the keys of the handle, and step by step', async ({ desk }) => {
  const word = unique();
  const api = await desk.api('admin');
  const first = await promise(api, `${word}-a`, { resolution: { normal: 3_600 } });
  const second = await promise(api, `${word}-b`, { resolution: { normal: 7_200 } });
  const page = await desk.signIn('admin', { path: '/admin/sla' });
  const row = (policy: SlaPolicy) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: policy.name, exact: true }) });
  const handle = (policy: SlaPolicy) => row(policy).getByRole('button', { name: `Drag ${policy.name}` });
  const shown = async () => {
    const names = await page.getByRole('row').getByRole('link').allInnerTexts();
    return names.indexOf(first.name) < names.indexOf(second.name) ? 'ab' : 'ba';
  };
  const kept = async () => {
    const list = await api.send<{ data: SlaPolicy[] }>('GET', '/sla-policies?limit=100');
    const ids = list.data.map((each) => each.id);
    return ids.indexOf(first.id) < ids.indexOf(second.id) ? 'ab' : 'ba';
  };
  await expect(row(second)).toBeVisible();
  // Each was put before all others, the second one last.
  expect(await shown()).toBe('ba');

  await handle(first).focus();
  await page.keyboard.press('Space');
  const told = page.locator('[role="status"]', { hasText: first.name });
  // The places are measured after a row was picked up; a key before that moves nothing.
  const over = (key: string) =>
    expect(async () => {
      await page.keyboard.press(key);
      await expect(told).toContainText('is over place', { timeout: 1_000 });
    }).toPass();
  await expect(told).toContainText('is picked up from place');
  await over('ArrowUp');
  await page.keyboard.press('Space');
  await expect(told).toContainText('is put down at place');
  await expect.poll(shown).toBe('ab');
  await expect.poll(kept).toBe('ab');
  await expect(handle(first), 'the focus stays on what was moved').toBeFocused();

  await page.keyboard.press('Space');
  await expect(told).toContainText('is picked up from place');
  await over('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(told).toContainText('stays at place');
  expect(await shown()).toBe('ab');

  const down = row(first).getByRole('button', { name: `Move ${first.name} down` });
  await down.click();
  await expect.poll(shown).toBe('ba');
  await expect.poll(kept).toBe('ba');

  const from = await handle(first).boundingBox();
  const to = await handle(second).boundingBox();
  if (!from || !to) throw new Error('The rows are not in sight.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y, { steps: 4 });
  await expect(told).toContainText('is picked up from place');
  await expect(async () => {
    await page.mouse.move(from.x + from.width / 2, from.y, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2 - 6, { steps: 8 });
    await expect(told).toContainText('is over place', { timeout: 1_000 });
  }).toPass();
  await page.mouse.up();
  await expect.poll(shown).toBe('ab');
  await expect.poll(kept).toBe('ab');
  await expectAccessible(page, 'the policies after they were moved');
});

test('an edited policy reaches running cases only when asked for, after it was counted what changes', async ({
  desk,
}) => {
  const word = unique();
  const api = await desk.api('admin');
  const policy = await promise(api, word, { resolution: { normal: 3_600 } });
  const created = await api.createCase(`Long running ${word}`, { tags: [`promised-${word}`] });
  const target = async () => {
    const sla = await api.send<CaseSla>('GET', `/cases/${created.id}/sla`);
    return sla.clocks.find((clock) => clock.metric === 'resolution')?.targetSeconds;
  };
  expect(await target()).toBe(3_600);

  const page = await desk.signIn('admin', { path: `/admin/sla/${policy.id}` });
  const main = page.getByRole('main');
  await main.getByLabel('Resolution, priority Normal').fill('9h');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Running cases keep the version they have/)).toBeVisible();
  expect(await target()).toBe(3_600);

  await visit(page, '/admin/sla');
  await main.getByRole('button', { name: 'Apply to running cases…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply to running cases' });
  await dialog.getByRole('button', { name: 'Count what would change' }).click();
  await expect(dialog.getByRole('status')).toContainText(/^\d+ cases? changes?, (none|\d+) would breach\.$/, {
    timeout: 120_000,
  });
  expect(await target(), 'counting changes nothing').toBe(3_600);
  // A message that fades away has no contrast on its way.
  await expect(page.getByText(/Running cases keep the version they have/)).toHaveCount(0);
  await expectAccessible(page, 'what would change');
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText(/^\d+ cases? changed, (none|\d+) breached by it\.$/, {
    timeout: 120_000,
  });
  expect(await target()).toBe(9 * 3_600);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a due instant is set by hand with a reason and taken back; a message may need no reply', async ({ desk }) => {
  const word = unique();
  const api = await desk.api('admin');
  await promise(api, word, { first_reply: { normal: 7_200 }, next_reply: { normal: 7_200 } });
  const created = await api.createCase(`By hand ${word}`, { tags: [`promised-${word}`] });
  const page = await desk.signIn('admin', { path: `/cases/${created.id}` });
  await timer(page, /^First reply in \d+ (hour|minutes)/).click();
  const firstReply = clockOf(page, 'First reply');
  await firstReply.getByRole('button', { name: 'First reply: set the due instant' }).click();
  const set = firstReply.getByRole('button', { name: 'Set', exact: true });
  await expect(set).toBeDisabled();
  await firstReply.getByLabel('Due').fill('2031-05-06T07:08');
  await firstReply.getByLabel('Reason').fill('Agreed on the phone');
  await expectAccessible(page, 'a due instant by hand');
  await set.click();
  await expect(firstReply).toContainText('Set by hand');
  await expect(firstReply).toContainText('Agreed on the phone');
  await expect(firstReply).toContainText('May 6, 2031, 7:08 AM');
  expect((await api.caseOf(created.id)).nextDueAt).toBe('2031-05-06T06:08:00.000Z');

  await firstReply.getByRole('button', { name: 'First reply: change or take back the due instant' }).click();
  await firstReply.getByLabel('Reason').fill('They called again');
  await firstReply.getByRole('button', { name: 'Take back' }).click();
  await expect(firstReply).not.toContainText('Set by hand');
  await page.keyboard.press('Escape');
  await expect(timer(page, /^First reply in \d+ (hour|minutes)/)).toBeFocused();

  await api.comment(created.id, 'We will look into it.');
  await api.comment(created.id, 'Thank you, all is well.', { author: 'customer' });
  const next = timer(page, /^Next reply in \d+ (hour|minutes)/);
  await next.click();
  await page.getByRole('button', { name: 'No reply needed…' }).click();
  await page.getByLabel('Why is no reply needed?').fill('Only a thank you');
  await page.getByRole('button', { name: 'No reply needed', exact: true }).click();
  await expect(clockOf(page, 'Next reply')).toContainText('Cancelled');
  await expect(clockOf(page, 'Next reply')).toContainText('Only a thank you');
  await page.keyboard.press('Escape');
  await expect(timer(page, 'Done')).toBeVisible();
  const conversation = page.getByRole('region', { name: 'Conversation' });
  await expect(conversation).toContainText('said that no reply is needed');
});
