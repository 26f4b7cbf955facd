import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test, visit } from '../support/desk';

test('spam and trash leave the lists, say so, and come back', async ({ desk }) => {
  const word = unique();
  const api = await desk.api('ann');
  const spam = await api.createCase(`Cheap watches ${word}`);
  const test1 = await api.createCase(`Only a test ${word}`);
  const page = await desk.signIn('ann', { path: `/views/all/cases/${spam.id}` });
  const rows = (id: number) => page.locator(`[data-case="${id}"]`);
  const editor = page.locator('[contenteditable="true"]');
  await expect(rows(spam.id)).toBeVisible();
  await expect(editor).toBeVisible();

  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('textbox').fill('Mark as spam');
  await page.keyboard.press('Enter');
  const notice = page.getByRole('note');
  await expect(notice).toContainText('This case is marked as spam.');
  await expect(editor).toHaveCount(0);
  await expect.poll(async () => (await api.caseOf(spam.id)).discardedAs).toBe('spam');
  await expect(rows(spam.id)).toHaveCount(0);
  await expectAccessible(page, 'a case that is spam');

  await page.keyboard.press('KeyZ');
  await expect(notice).toHaveCount(0);
  await expect.poll(async () => (await api.caseOf(spam.id)).discardedAs).toBeNull();
  await expect(rows(spam.id)).toBeVisible();
  await expect(editor).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Mark as spam' }).click();
  await expect(notice).toBeVisible();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Spam/ }).click();
  await expect(page.getByRole('heading', { name: 'Spam' })).toBeVisible();
  await rows(spam.id).click();
  await notice.getByRole('button', { name: 'Restore' }).click();
  await expect(notice).toHaveCount(0);
  await expect(rows(spam.id)).toHaveCount(0);
  await expect.poll(async () => (await api.caseOf(spam.id)).discardedAs).toBeNull();

  await visit(page, `/views/all/cases/${test1.id}`);
  await expect(page.getByRole('heading', { name: test1.subject })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(notice).toContainText('This case is in the trash.');
  await visit(page, '/views/trash');
  await expect(rows(test1.id)).toBeVisible();
  await expectAccessible(page, 'the trash');
});
