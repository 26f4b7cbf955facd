import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, expectSaid, test } from '../support/desk';

test('a case tells of its likely duplicates, and one of them takes it in', async ({ desk }) => {
  const other = await desk.api('ann');
  const word = `walrus${unique()}`;
  const first = await other.createCase(`The parcel with the ${word} never came`);
  const again = { requesterId: first.requesterId, requester: undefined };
  const second = await other.createCase(`The parcel with the ${word} never came!`, again);
  const unlike = await other.createCase(`How do I change my address? ${unique()}`, again);
  const page = await desk.signIn('ann', { path: `/cases/${second.id}` });
  await expectSaid(page, 'this is about');
  const panel = page.getByRole('complementary', { name: 'Details and customer' });
  const duplicates = panel.getByRole('region', { name: 'Likely duplicates' });
  const others = panel.getByRole('region', { name: 'Other cases of this customer' });
  await expect(duplicates.getByRole('listitem')).toHaveCount(1);
  await expect(duplicates.getByRole('link', { name: `#${first.id} ${first.subject}` })).toBeVisible();
  await expect(others.getByRole('listitem')).toHaveCount(1);
  await expect(others.getByRole('link', { name: `#${unlike.id}` })).toBeVisible();
  await expectAccessible(page, 'a case with likely duplicates');

  // A new one of the same customer shows without asking.
  const third = await other.createCase(`Where is my invoice? ${unique()}`, again);
  await expect(others.getByRole('link', { name: `#${third.id}` })).toBeVisible();

  await duplicates.getByRole('button', { name: `Merge into… #${first.id}` }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Merge #${second.id} into another case` });
  await expect(dialog.getByLabel('Number of the case that stays')).toHaveValue(`#${first.id}`);
  await expect(dialog.getByText(first.subject)).toBeVisible();
  await expect(dialog.getByLabel('Number of the case that stays')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await other.caseOf(second.id)).mergedIntoId).toBe(first.id);
  await expect(page).toHaveURL(new RegExp(`/cases/${first.id}`));
  await expect(duplicates).toHaveCount(0);
  await expect(others.getByRole('listitem')).toHaveCount(2);

  await page.keyboard.press('z');
  await expect.poll(async () => (await other.caseOf(second.id)).mergedIntoId).toBeNull();
  await expect(duplicates.getByRole('link', { name: `#${second.id}` })).toBeVisible();
});

test('a case that is like no other says nothing of it', async ({ desk }) => {
  const other = await desk.api('ann');
  const alone = await other.createCase(`Quite alone ${unique()}`);
  const page = await desk.signIn('ann');
  const asked = page.waitForResponse((answer) => answer.url().endsWith(`/cases/${alone.id}/similar`));
  await page.goto(`/cases/${alone.id}`);
  expect((await asked).status()).toBe(200);
  await expectSaid(page, 'this is about');
  await expect(page.getByRole('region', { name: 'Likely duplicates' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Other cases of this customer' })).toHaveCount(0);
});
