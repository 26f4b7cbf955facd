import type { CaseView } from '../../src/api/types';
import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/desk';

test('cases of a list are selected by the keyboard, one by one, onwards and all at once', async ({ desk }) => {
  const other = await desk.api('ann');
  const word = `heron${unique()}`;
  const made: CaseView[] = [];
  for (const name of ['first', 'second', 'third', 'fourth']) made.push(await other.createCase(`The ${name} ${word}`));
  const page = await desk.signIn('ann', { path: `/search?query=${word}&sort=createdAt` });
  const row = (index: number) => page.locator(`[data-row="${made[index]?.id}"]`);
  const selected = page.getByRole('row', { selected: true });
  await expect(page.getByRole('grid', { name: 'Cases' }).getByRole('row')).toHaveCount(4);

  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`/search/cases/${made[0]?.id}`));
  await page.keyboard.press('x');
  await expect(row(0)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('status').filter({ hasText: '1 case selected' })).toHaveCount(1);
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await expect(selected).toHaveCount(3);
  await expect(row(2).getByRole('link')).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected).toHaveCount(2);
  await expectAccessible(page, 'a list with selected cases');

  await page.keyboard.press('Control+KeyA');
  await expect(page.getByRole('heading', { name: '4 selected' })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await expect(row(1)).toHaveAttribute('aria-selected', 'false');

  // One layer a time: first the selection, then the case.
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/search/cases/${made[0]?.id}`));
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/search\?/);

  await row(0).hover();
  await row(0)
    .getByRole('checkbox', { name: `Select case #${made[0]?.id}` })
    .check();
  await row(3).hover();
  await row(3)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(4);
});
