import type { CaseView } from '../../src/api/types';
import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/desk';

test('the selected cases are solved and changed at once, and taken back', async ({ desk }) => {
  const other = await desk.api('ann');
  const word = `badger${unique()}`;
  const made: CaseView[] = [];
  for (const name of ['first', 'second', 'third']) made.push(await other.createCase(`The ${name} ${word}`));
  const stateOf = async () => Promise.all(made.map(async ({ id }) => (await other.caseOf(id)).status));
  const page = await desk.signIn('ann', { path: `/search?query=${word}&sort=createdAt` });
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);

  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible();
  await expectAccessible(page, 'the bar of the selected cases');
  await page.keyboard.press('Shift+X');
  await expect.poll(stateOf).toEqual(['solved', 'solved', 'new']);
  await expect(page.getByText('2 cases changed').first()).toBeVisible();
  await page.keyboard.press('z');
  await expect.poll(stateOf).toEqual(['new', 'new', 'new']);

  // A closed case cannot change: it stays selected, and the reason is told.
  await other.send('PATCH', `/cases/${made[2]?.id}`, { status: 'solved' });
  await other.send('PATCH', `/cases/${made[2]?.id}`, { status: 'closed' });
  await page.locator(`[data-row="${made[0]?.id}"]`).getByRole('link').focus();
  await page.keyboard.press('Control+KeyA');
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Change 3 cases' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator(`[data-row="${made[0]?.id}"]`).getByRole('link')).toBeFocused();
  await page.keyboard.press('b');
  await dialog.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'Urgent' }).click();
  await dialog.getByLabel('Note in each case').fill(`Seen with the ${word}s.`);
  await expectAccessible(page, 'the dialog of a bulk change');
  await dialog.getByRole('button', { name: 'Change 3 cases' }).click();
  await expect(page.getByText('1 case could not be changed')).toBeVisible();
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1);
  await expect(page.locator(`[data-row="${made[2]?.id}"]`)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(async () => (await other.caseOf(made[0]?.id ?? 0)).priority).toBe('urgent');
});
