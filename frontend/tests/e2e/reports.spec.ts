import { readFile } from 'node:fs/promises';
import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test, visit } from '../support/desk';

test('a lead asks how many, sees the table, opens the cases behind a number, and comes back', async ({ desk }) => {
  const tag = `counted-${unique()}`;
  const admin = await desk.api('admin');
  await admin.createTag(tag);
  const subjects = ['The first of three', 'The second of three', 'The third of three'];
  for (const subject of subjects) await admin.createCase(subject, { tags: [tag] });

  const page = await desk.signIn('lena', { language: 'en' });
  await expect(page.getByRole('link', { name: 'Reports' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await main.getByRole('combobox', { name: 'Days' }).selectOption('Last 7 days');
  await expect(page).toHaveURL(/range=last_7_days/);
  const search = main.getByRole('combobox', { name: 'Only cases that answer this search' });
  await search.fill(`tag:${tag}`);
  await search.press('Escape');
  await search.press('Enter');
  await expect(page).toHaveURL(/query=tag/);
  const created = main.getByRole('article', { name: 'New cases' });
  await expect(created.getByRole('link', { name: '3', exact: true })).toBeVisible();
  await expect(main.getByRole('img', { name: /^Arrived and solved/ })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(page, 'the overview');

  await created.getByRole('button', { name: 'What is counted: New cases' }).click();
  await expect(page.getByRole('dialog')).toContainText('New cases');
  await page.keyboard.press('Escape');

  await main.getByRole('button', { name: 'Show as a table: Unsolved by age' }).click();
  const table = main.getByRole('table', { name: 'Unsolved by age' });
  await expect(table.getByRole('row').last().getByRole('link', { name: '3', exact: true })).toBeVisible();
  // The tip of the button that was clicked would stand outside of the page's parts.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await expectAccessible(page, 'a table of the overview');

  await created.getByRole('link', { name: '3', exact: true }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('New cases');
  await expect(main.getByText('3 cases', { exact: true })).toBeVisible();
  for (const subject of subjects) await expect(main.getByRole('link', { name: subject })).toBeVisible();
  await expectAccessible(page, 'the cases behind a number');
  await main.getByRole('button', { name: 'Export: 3 cases' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines).toHaveLength(1 + subjects.length);
  for (const subject of subjects) expect(lines.join('\n')).toContain(subject);

  await main.getByRole('link', { name: 'The second of three' }).click();
  await expect(page).toHaveTitle(/The second of three/);
  await page.goBack();
  await expect(main.getByText('3 cases', { exact: true })).toBeVisible();
  await main.getByRole('link', { name: 'Back to Overview' }).click();
  await expect(main.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(search).toHaveValue(`tag:${tag}`);
  await expect(main.getByRole('combobox', { name: 'Days' })).toHaveValue('last_7_days');
});

test('every screen of the reports shows its panels, and the wallboard its numbers', async ({ desk }) => {
  const page = await desk.signIn('lena', { path: '/reports', language: 'en' });
  const main = page.getByRole('main');
  for (const [name, panel] of [
    ['Overview', 'Arrived and solved'],
    ['SLA', 'By what was promised'],
    ['Nature of inquiries', 'Topics'],
    ['Channels', 'Arrivals by weekday and hour'],
    ['Agents and teams', 'Teams'],
    ['Escalations', 'Escalations over time'],
    ['Satisfaction', 'Satisfaction over time'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name, exact: true }).click();
    await expect(main.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(main.getByRole('region', { name: panel, exact: true })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(main.getByRole('alert')).toHaveCount(0);
  }
  await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name: 'Wallboard' }).click();
  const unsolved = main.getByRole('definition').first();
  await expect(unsolved).toHaveText(/\d/);
  const before = Number((await unsolved.innerText()).replace(/\D/g, ''));
  const api = await desk.api('admin');
  await api.createCase(`For the wall ${unique()}`);
  // Others work here too: there is at least one more.
  await expect(async () => {
    expect(Number((await unsolved.innerText()).replace(/\D/g, ''))).not.toBe(before);
  }).toPass({ timeout: 30_000 });
});

test('who may not read reports is not led there', async ({ desk }) => {
  const page = await desk.signIn('ann', { language: 'en' });
  await expect(page.getByRole('link', { name: 'Search' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Reports' })).toHaveCount(0);
  await visit(page, '/reports/overview');
  await expect(page.getByText('Only leads and administrators see reports.')).toBeVisible();
});
