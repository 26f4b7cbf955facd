import type { Page } from '@playwright/test';
import { unique } from '../support/api';
import { expect, expectSaid, test, unfoldChanges } from '../support/desk';

async function write(page: Page, kind: 'Reply' | 'Note', text: string): Promise<void> {
  await page.getByRole('tab', { name: kind }).click();
  const label = kind === 'Reply' ? 'Reply to the customer' : 'Internal note';
  await page.getByRole('textbox', { name: label }).fill(text);
}

test('an agent takes a case from the inbox to solved, merges it, takes that back, and finds every step', async ({
  desk,
}) => {
  const other = await desk.api('integration');
  const stays = await other.createCase(`The order that stays ${unique()}`);
  const page = await desk.signIn('ann', { path: '/views/all' });
  await expect(page.getByRole('heading', { name: 'All open' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { loadedOnce: true }));

  const subject = `The kettle does not boil ${unique()}`;
  const made = await other.createCase(subject);
  const row = page.getByRole('link', { name: subject });
  await expect(row, 'appears by itself').toBeVisible();
  await row.click();
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expectSaid(page, `this is about: ${subject}`);
  expect(await page.evaluate(() => 'loadedOnce' in window), 'the page was never loaded again').toBe(true);

  await write(page, 'Reply', 'We are sending you a new one today.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSaid(page, 'We are sending you a new one today.');

  await write(page, 'Note', 'The whole batch is bad, tell purchasing.');
  await page.getByRole('button', { name: 'Add note' }).click();
  const note = page.getByRole('article', { name: /^Internal note by/ });
  await expect(note).toHaveCount(1);

  await page.getByRole('tab', { name: 'Reply' }).click();
  const slow = await page.context().newCDPSession(page);
  await slow.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 400_000,
  });
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: 'label.txt',
      mimeType: 'text/plain',
      buffer: Buffer.alloc(700_000, 'The address of the return label. '),
    });
  await expect(page.getByRole('progressbar', { name: 'Uploading label.txt' })).toBeVisible();
  await slow.detach();
  await write(page, 'Reply', 'Here is the label.');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSaid(page, 'Here is the label.');
  await expect(page.getByRole('article').getByText('label.txt')).toBeVisible();

  await page.getByRole('button', { name: 'Solve', exact: true }).click();
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Solve', exact: true })).toBeEnabled();
  await expect.poll(async () => (await other.caseOf(made.id)).status).toBe('open');

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Merge into another case…' }).click();
  const dialog = page.getByRole('dialog', { name: `Merge #${made.id} into another case` });
  await dialog.getByLabel('Number of the case that stays').fill(String(stays.id));
  await expect(dialog.getByText(stays.subject)).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { name: stays.subject })).toBeVisible();
  await expectSaid(page, 'Here is the label.');
  await expect(page.getByText(`from #${made.id}`).first()).toBeVisible();

  await page.getByRole('button', { name: /^Undo/ }).last().click();
  await expect.poll(async () => (await other.caseOf(made.id)).mergedIntoId).toBeNull();
  await expect(page.getByText(`from #${made.id}`)).toHaveCount(0);

  await page.goto(`/cases/${made.id}`);
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expectSaid(page, 'Here is the label.');
  await unfoldChanges(page);
  const timeline = page.getByRole('region', { name: 'Conversation' });
  for (const step of [
    'opened the case',
    /Status: .+ → Solved/,
    /Status: Solved → Open/,
    `merged this case into #${stays.id}`,
    'took the merge back',
  ]) {
    await expect(timeline.getByText(step).first()).toBeVisible();
  }
  for (const said of ['this is about', 'a new one today', 'tell purchasing', 'Here is the label']) {
    await expectSaid(page, said);
  }
});
