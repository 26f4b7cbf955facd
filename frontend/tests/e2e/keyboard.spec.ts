import { unique } from '../support/api';
import { expect, expectSaid, test } from '../support/desk';
import { countPointerEvents, Keyboard } from '../support/keyboard';

const PEOPLE = [
  { who: 'ann', layout: 'latin', reply: 'we send a new one', note: 'the batch is bad' },
  { who: 'olga', layout: 'cyrillic', reply: 'мы вышлем новый', note: 'вся партия плохая' },
] as const;

for (const { who, layout, reply, note } of PEOPLE) {
  test(`a case is read, answered and solved by the keyboard alone, on a ${layout} layout`, async ({ desk }) => {
    const other = await desk.api(who);
    const me = await other.me();
    const page = await desk.signIn(who, { path: '/me' });
    const pointerEvents = await countPointerEvents(page);
    const keyboard = await Keyboard.of(page, layout);
    const created = await other.createCase(`By the keyboard ${unique()}`);

    await keyboard.press('KeyG');
    await keyboard.press('KeyI');
    await expect(page).toHaveURL(/\/views\/all/);
    await expect(page.getByRole('link', { name: created.subject })).toBeVisible();
    // Other work may come in above it meanwhile.
    await expect(async () => {
      if (!page.url().endsWith(`/cases/${created.id}`)) await keyboard.press('KeyJ');
      await expect(page).toHaveURL(new RegExp(`/cases/${created.id}$`), { timeout: 1_000 });
    }).toPass();
    await expectSaid(page, 'this is about');

    await keyboard.press('KeyI');
    await expect.poll(async () => (await other.caseOf(created.id)).assigneeId).toBe(me.id);

    const editor = page.locator('[contenteditable="true"]');
    await keyboard.press('KeyR');
    await expect(editor).toBeFocused();
    await keyboard.type(reply);
    await keyboard.press('Enter', { control: true });
    await expectSaid(page, reply);
    await expect(editor).toHaveText('');

    await keyboard.press('Escape');
    await expect(editor).not.toBeFocused();
    await keyboard.press('KeyN');
    await expect(editor).toBeFocused();
    await keyboard.type(note);
    await keyboard.press('Enter', { control: true });
    await expectSaid(page, note);
    await expect(editor).toHaveText('');

    await keyboard.press('Escape');
    await expect(editor).not.toBeFocused();
    await keyboard.press('KeyE');
    await expect.poll(async () => (await other.caseOf(created.id)).status).toBe('solved');
    await expect(page).toHaveURL(/\/cases\/\d+$/);
    expect(page.url().endsWith(`/cases/${created.id}`), 'the next case is open').toBe(false);

    const comments = await other.send<{ data: { visibility: string; body: string }[] }>(
      'GET',
      `/cases/${created.id}/comments`,
    );
    expect(comments.data.slice(1).map(({ visibility, body }) => ({ visibility, body: body.trim() }))).toEqual([
      { visibility: 'public', body: reply },
      { visibility: 'internal', body: note },
    ]);
    expect(await pointerEvents()).toBe(0);
  });
}
