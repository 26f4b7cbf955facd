import type { Page } from '@playwright/test';
import type { CaseView } from '../../src/api/types';
import { unique } from '../support/api';
import { expect, expectSaid, test, unfoldChanges, visit } from '../support/desk';

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

function caseIdOf(page: Page): number {
  return Number(/\/cases\/(\d+)/.exec(page.url())?.[1]);
}

test('a clerk enters a call', async ({ desk }) => {
  const page = await desk.signIn('ann', { path: '/cases/new' });
  const subject = `A call about a bill ${unique()}`;
  await page.getByRole('radio', { name: 'Phone' }).click();
  await page.getByText('New customer', { exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('Paul Caller');
  await page.getByLabel(/^Phone number/).fill('+351 21 123 4567');
  await page.getByLabel(/^Subject/).fill(subject);
  await page.getByRole('textbox', { name: 'Text' }).fill('He asks why the bill is higher than last month.');
  await page.getByRole('button', { name: 'Create the case' }).click();

  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expectSaid(page, 'He asks why the bill is higher');
  const made = await (await desk.api('ann')).caseOf(caseIdOf(page));
  expect(made).toMatchObject({ channel: 'phone', subject });
});

test('a clerk enters a letter with the day on which it came', async ({ desk }) => {
  const page = await desk.signIn('ann', { path: '/cases/new' });
  const subject = `A letter of thanks ${unique()}`;
  await page.getByRole('radio', { name: 'Post' }).click();
  await page.getByText('New customer', { exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('Petra Writer');
  await choose(page, 'Reached by', 'E-mail address');
  await page.getByLabel(/^E-mail address/).fill(`petra.${unique()}@example.org`);
  await page.getByLabel(/^Subject/).fill(subject);
  await page.getByRole('textbox', { name: 'Text' }).fill('The letter is in the scan.');
  await page.getByLabel('Received').fill('');
  await page.getByRole('button', { name: 'Create the case' }).click();
  await expect(page.getByText('Enter when it was received.')).toBeVisible();
  await page.getByLabel('Received').fill('2026-03-02T09:30');
  await page.getByRole('button', { name: 'Create the case' }).click();

  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  const made = await (await desk.api('ann')).caseOf(caseIdOf(page));
  expect(made.channel).toBe('post');
  expect(new Date(made.receivedAt).toISOString()).toBe('2026-03-02T09:30:00.000Z');
});

test('every field of a case can be changed beside the conversation', async ({ desk }) => {
  const admin = await desk.api('admin');
  const ann = await desk.api('ann');
  const me = await ann.me();
  const mark = unique();
  const team = await admin.send<{ id: number }>('POST', '/teams', { name: `Repairs ${mark}` });
  await admin.send('PUT', `/teams/${team.id}/members/${me.id}`, { level: 'change' });
  const topic = await admin.send<{ id: number }>('POST', '/topics', { name: `broken-${mark}` });
  const field = await admin.send<{ key: string }>('POST', '/case-fields', {
    key: `serial_${mark}`,
    label: { en: `Serial ${mark}`, ru: `Номер ${mark}`, pt: `Série ${mark}` },
    type: 'text',
  });
  const organization = await admin.send<{ id: number }>('POST', '/organizations', { name: `Kettles ${mark}` });
  const customer = await admin.send<{ id: number }>('POST', '/customers', {
    name: `Other Person ${mark}`,
    identities: [{ kind: 'email', value: `other.${mark}@example.org` }],
    organizationIds: [organization.id],
  });
  const created = await ann.createCase(`Every field ${mark}`);
  const page = await desk.signIn('ann', { path: `/views/all/cases/${created.id}` });
  const panel = page.getByRole('complementary', { name: 'Details and customer' });
  const saved = <K extends keyof CaseView>(name: K) =>
    expect.poll(async () => (await ann.caseOf(created.id))[name], { message: name });

  await page.getByTitle('Change the subject').click();
  await page.getByLabel('Subject', { exact: true }).fill(`Another subject ${mark}`);
  await page.getByLabel('Subject', { exact: true }).press('Enter');
  await saved('subject').toBe(`Another subject ${mark}`);

  await panel.getByRole('button', { name: 'Take it yourself' }).click();
  await saved('assigneeId').toBe(me.id);
  await choose(page, 'Status', 'Pending');
  await saved('status').toBe('pending');
  await choose(page, 'Team', `Repairs ${mark}`);
  await saved('teamId').toBe(team.id);
  await choose(page, 'Priority', 'High');
  await saved('priority').toBe('high');
  await panel.getByLabel('Tags').fill(`tag-${mark}`);
  await panel.getByLabel('Tags').press('Enter');
  await saved('tags').toEqual([`tag-${mark}`]);
  await page.keyboard.press('Escape');
  await choose(page, 'Category', 'Complaint');
  await saved('category').toBe('complaint');
  await choose(page, 'Topic', `broken-${mark}`);
  await saved('topicId').toBe(topic.id);
  await choose(page, 'Channel', 'Chat');
  await saved('channel').toBe('chat');
  await choose(page, 'Language', 'Portuguese');
  await saved('language').toBe('pt');
  await panel.getByLabel(`Serial ${mark}`).fill('K-4711');
  await panel.getByLabel(`Serial ${mark}`).press('Tab');
  await saved('customFields').toMatchObject({ [field.key]: 'K-4711' });
  await choose(page, 'Watchers', me.name);
  await saved('watcherIds').toEqual([me.id]);
  await page.keyboard.press('Escape');
  await panel.getByLabel('Requester').fill(`Other Person ${mark}`);
  await page.getByRole('option', { name: new RegExp(`Other Person ${mark}`) }).click();
  await saved('requesterId').toBe(customer.id);
  await panel.getByLabel('Organization').fill(`Kettles ${mark}`);
  await page.getByRole('option', { name: `Kettles ${mark}` }).click();
  await saved('organizationId').toBe(organization.id);
  await panel.getByRole('switch', { name: 'Confidential' }).press('Space');
  await saved('confidential').toBe(true);

  await panel.getByRole('button', { name: 'Change…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Escalate' });
  await dialog.getByLabel('Reason').fill('It needs an engineer.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await saved('escalationLevel').toBe(1);
  await unfoldChanges(page);
  await expect(page.getByText('It needs an engineer.')).toBeVisible();

  await visit(page, '/views/waiting');
  await expect(page.getByRole('link', { name: `Another subject ${mark}` })).toBeVisible();
});
