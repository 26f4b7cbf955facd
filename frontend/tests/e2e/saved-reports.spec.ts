import type { Locator, Page } from '@playwright/test';
import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/desk';
import { countPointerEvents } from '../support/keyboard';

/** Goes on by Tab until something has the focus, as somebody does who sees where it is. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

/** A tag, and three cases of the team that both leads are in. */
async function threeCases(desk: { api: (who: 'admin') => Promise<import('../support/api').Api> }) {
  const tag = `built-${unique()}`;
  const admin = await desk.api('admin');
  await admin.createTag(tag);
  const { data: teams } = await admin.send<{ data: { id: number; name: string }[] }>('GET', '/teams?limit=100');
  const team = teams.find((each) => each.name === 'Technical');
  if (!team) throw new Error('There is no team that both leads are in.');
  for (const subject of ['The first of three', 'The second of three', 'The third of three']) {
    await admin.createCase(subject, { tags: [tag], teamId: team.id });
  }
  return { tag, team, admin };
}

test('a lead builds a report by the keyboard and saves it for the team; another lead opens it, and each number', async ({
  desk,
}) => {
  const { tag } = await threeCases(desk);
  const name = `By the keyboard ${tag}`;
  const page = await desk.signIn('lena', { path: '/me', language: 'en' });
  await expect(page.getByRole('link', { name: 'Reports' })).toBeVisible();
  const pointerEvents = await countPointerEvents(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Saved reports' })).toBeVisible();
  await tabTo(page, main.getByRole('link', { name: 'New report' }));
  await page.keyboard.press('Enter');
  await expect(main.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await tabTo(page, main.getByRole('combobox', { name: 'Who sees it' }));
  await page.keyboard.type('For a team');
  await tabTo(page, main.getByRole('combobox', { name: 'Team', exact: true }));
  await page.keyboard.type('Tech');
  await tabTo(page, main.getByRole('combobox', { name: 'Cases that it is about' }));
  await page.keyboard.type(`tag:${tag}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  const preview = main.getByRole('region', { name: 'How it looks' });
  await expect(preview.getByRole('article', { name: 'New cases' }).getByRole('link', { name: '3' })).toBeVisible();

  await tabTo(page, main.getByRole('button', { name: 'Add a part' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Numbers' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Numbers' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const counted = main.getByRole('combobox', { name: 'What is counted' });
  await expect(counted).toBeFocused();
  await page.keyboard.type('New cas');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Backlog');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await tabTo(page, main.getByRole('combobox', { name: 'Told apart by' }));
  await page.keyboard.type('Team');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await tabTo(page, main.getByRole('combobox', { name: 'Step of time' }));
  await page.keyboard.press('Home');
  const table = preview.getByRole('table');
  await expect(
    table
      .getByRole('row', { name: /Technical/ })
      .getByRole('link', { name: '3' })
      .first(),
  ).toBeVisible();
  await tabTo(page, main.getByRole('textbox', { name: 'Title' }));
  await page.keyboard.type('Who has them');
  await expectAccessible(page, 'the builder of a report');

  const titles = main.getByRole('listitem').getByRole('button', { expanded: true });
  await expect(titles).toHaveText(/Who has them/);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(main.getByRole('listitem').first()).toContainText('Who has them');
  await expect(preview.getByRole('heading', { level: 2 }).first()).toHaveText('Who has them');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveURL(/\/reports\/saved\/\d+$/);
  await expect(main.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(main.getByText('For the team Technical')).toBeVisible();
  expect(await pointerEvents()).toBe(0);

  const other = await desk.signIn('lucas', { path: '/reports/saved', language: 'en' });
  await other.getByRole('textbox', { name: 'Find a report' }).fill(tag);
  await expect(other.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(other, 'the saved reports');
  await other.getByRole('link', { name }).click();
  const report = other.getByRole('main');
  await expect(report.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(report.getByRole('region', { name: 'Who has them' }).getByRole('table')).toBeVisible();
  await expect(report.getByRole('article', { name: 'New cases' })).toBeVisible();
  await expect(other.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(other, 'a saved report');

  const numbers = report.getByRole('link', { name: /^\d+$/ });
  const count = await numbers.count();
  expect(count).toBeGreaterThanOrEqual(4);
  for (let at = 0; at < count; at += 1) {
    const cases = Number(await numbers.nth(at).innerText());
    await numbers.nth(at).click();
    await expect(report.getByText(`${cases} cases`, { exact: true })).toBeVisible();
    await expect(report.getByRole('table').getByRole('row')).toHaveCount(cases + 1);
    await report.getByRole('link', { name: 'Back to the report' }).click();
    await expect(report.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(numbers).toHaveCount(count);
  }
  // Other days may be tried without a change of the report.
  await report.getByRole('combobox', { name: 'Days' }).selectOption('Today');
  await expect(other).toHaveURL(/range=today/);
  await report.getByRole('button', { name: 'Days and filters as saved' }).click();
  await expect(other).not.toHaveURL(/range=/);
  await expect(report.getByRole('combobox', { name: 'Days' })).toHaveValue('last_30_days');
});

test('a mistake is told where it is, what is not saved is not lost, and what is deleted comes back', async ({
  desk,
}) => {
  desk.expectFaults(/status of 4(00|22)/);
  const { tag } = await threeCases(desk);
  const name = `Kept ${tag}`;
  const page = await desk.signIn('lena', { path: `/reports/saved/new?screen=sla&query=tag:${tag}`, language: 'en' });
  const main = page.getByRole('main');
  const field = main.getByRole('textbox', { name: 'Name', exact: true });
  await expect(field).toHaveValue('SLA');
  await field.fill('');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(main.getByText('Enter a name.')).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill(name);
  await expect(main.getByText('Enter a name.')).toHaveCount(0);

  // Hours of a year are more than a chart can have: only the server says so.
  await main.getByRole('combobox', { name: 'Days' }).selectOption('Last year');
  await main.getByRole('button', { name: /^Promises kept over time/ }).click();
  await main.getByRole('combobox', { name: 'Step of time' }).selectOption('Hours');
  await main.getByRole('button', { name: 'Save' }).click();
  const step = main.getByRole('combobox', { name: 'Step of time' });
  await expect(step).toHaveAttribute('aria-invalid', 'true');
  await expect(step).toBeFocused();
  await expectAccessible(page, 'a builder with a mistake');
  await step.selectOption('Months');
  await expect(step).not.toHaveAttribute('aria-invalid', 'true');

  const search = main.getByRole('combobox', { name: 'Cases that it is about' });
  await search.fill(`tag:${tag} stauts:new`);
  await search.press('Escape');
  await search.press('Enter');
  await expect(main.getByRole('alert')).toHaveCount(1);
  await main.getByRole('button', { name: 'Use “status”' }).click();
  await expect(search).toHaveValue(`tag:${tag} status:new`);
  await expect(main.getByRole('alert')).toHaveCount(0);

  await main.getByRole('button', { name: 'Cancel' }).click();
  const ask = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(ask.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ask).toHaveCount(0);
  await expect(field).toHaveValue(name);
  await page.keyboard.press('Control+s');
  await expect(page).toHaveURL(/\/reports\/saved\/\d+$/);
  await expect(main.getByText('Only for me')).toBeVisible();

  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/edit$/);
  await main.getByRole('button', { name: /^More: By priority/ }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(main.getByRole('button', { name: /^More: By priority/ })).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(main.getByRole('button', { name: /^More: By priority/ })).toHaveCount(1);
  await main.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/\/reports\/saved\/\d+$/);

  await main.getByRole('button', { name: `More: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/reports\/saved$/);
  await expect(main.getByRole('link', { name, exact: true })).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(main.getByRole('link', { name, exact: true })).toBeVisible();

  await main.getByRole('button', { name: `More: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(field).toHaveValue(`Copy of ${name}`);
});
