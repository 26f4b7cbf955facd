import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, expectSaid, test } from '../support/desk';
import { countPointerEvents } from '../support/keyboard';

test('a search is completed, repaired, narrowed down and opened by the keyboard alone', async ({ desk }) => {
  // A query that the server does not understand is answered with 400, which the browser's console tells.
  desk.expectFaults(/status of 400/);
  const other = await desk.api('ann');
  const me = await other.me();
  const word = `zebra${unique()}`;
  const mine = await other.createCase(`The ${word} at the door`, { assigneeId: me.id, priority: 'urgent' });
  const foreign = await other.createCase(`Another ${word}`, { priority: 'low' });
  const page = await desk.signIn('ann', { path: '/me' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const pointerEvents = await countPointerEvents(page);
  const field = page.getByRole('combobox', { name: 'Search cases' });

  await page.keyboard.press('Slash');
  await expect(field).toBeFocused();
  await expectAccessible(page, 'an empty search');
  await page.keyboard.type(`${word} prio`);
  await expect(page.getByRole('option', { name: /^Priority/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /^Priority at least/ })).toBeVisible();
  await expectAccessible(page, 'a search with suggestions');
  await page.keyboard.type('>=');
  await expect(page.getByRole('option', { name: /^High/ })).toBeVisible();
  await page.keyboard.type('hi');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`${word} priority>=high `);

  await page.keyboard.type('asignee:me');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'did you mean assignee' })).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, 'a search with a mistake');
  const repair = page.getByRole('button', { name: 'Use “assignee”' });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(repair).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?query=/);
  await expect(field).toHaveValue(`${word} priority>=high assignee:me`);
  await expect(page.getByRole('heading', { name: '1 case' })).toBeVisible();
  await expect(page.getByRole('link', { name: mine.subject })).toBeVisible();
  await expect(page.getByRole('link', { name: foreign.subject })).toHaveCount(0);
  await expectAccessible(page, 'a search with results');

  // Two clauses out again: now both cases answer.
  const chips = page.getByRole('list', { name: 'What is asked for' });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(chips.getByRole('button').first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('End');
  await expect(chips.getByRole('button', { name: 'Remove: Assignee: Me' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chips.getByRole('button', { name: 'Remove: Priority ≥ High' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: '2 cases' })).toBeVisible();
  await expect(field).toHaveValue(word);

  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/\/search\/cases\/\d+\?query=/);
  await expectSaid(page, 'this is about');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/search\?query=/);

  // What was asked is there again, here and by a link.
  await page.keyboard.press('Slash');
  await expect(field).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('option', { name: word, exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2 cases' })).toBeVisible();
  expect(await pointerEvents()).toBe(0);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+KeyK');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type(`priority:low ${word}`);
  await expect(page.getByRole('button', { name: /^Search for/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: foreign.subject })).toBeVisible();
  await expect(page.getByRole('link', { name: mine.subject })).toHaveCount(0);
});
