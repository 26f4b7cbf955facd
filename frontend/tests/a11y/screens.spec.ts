import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, expectSaid, test, visit } from '../support/desk';

for (const { who, language } of [
  { who: 'ann', language: 'English' },
  { who: 'olga', language: 'Russian' },
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no screen has a fault that axe finds, ${colorScheme}, in ${language}`, async ({ desk }) => {
      test.setTimeout(180_000);
      // One screen is that of a case that is not there.
      desk.expectFaults(/status of 404/);
      const api = await desk.api(who);
      const created = await api.createCase(`For the eyes of axe ${unique()}`, { priority: 'urgent', tags: ['axe'] });
      await api.comment(created.id, 'A note for colleagues.', { visibility: 'internal' });
      await api.comment(created.id, 'An answer for the customer.');
      const page = await desk.signIn(who, { colorScheme, path: '/views/all' });
      const scheme = page.locator('html');
      await expect(scheme).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expect(scheme).toHaveAttribute('lang', language === 'English' ? 'en' : 'ru');
      await expect(page.getByRole('link', { name: created.subject })).toBeVisible();
      await expectAccessible(page, 'the inbox');

      await visit(page, `/views/all/cases/${created.id}`);
      await expectSaid(page, 'An answer for the customer.');
      await expect(page.locator('[contenteditable="true"]')).toBeVisible();
      await expectAccessible(page, 'a case');
      await page.keyboard.press('KeyN');
      await page.locator('[contenteditable="true"]').fill('Being written');
      await expectAccessible(page, 'a case while a note is written');
      await page.locator('[contenteditable="true"]').fill('');

      await visit(page, '/views/recently_solved');
      await expect(page.locator('h1')).toBeVisible();
      await expectAccessible(page, 'a view');
      await page.keyboard.press('Control+KeyK');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'the palette');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('Shift+Slash');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'the sheet of shortcuts');
      await page.keyboard.press('Escape');

      for (const path of [
        '/cases/new',
        '/search',
        '/search?query=status:open%20priority%3E=high',
        '/customers',
        `/customers/${created.requesterId}`,
        '/organizations',
        '/me',
        '/views/all/cases/999999999',
      ]) {
        await visit(page, path);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expect(page.locator('h1, h2').first()).toBeVisible();
        await expectAccessible(page, path);
      }
    });

    test(`no screen of the administration has a fault that axe finds, ${colorScheme}, in ${language}`, async ({
      desk,
    }) => {
      const spoken = language === 'English' ? 'en' : 'ru';
      const page = await desk.signIn('admin', { colorScheme, path: '/admin/agents', language: spoken });
      await expect(page.locator('html')).toHaveAttribute('lang', spoken);
      await expect(page.getByRole('table')).toBeVisible();
      await expect(page.getByRole('columnheader', { name: spoken === 'en' ? 'Role' : 'Роль' })).toBeVisible();
      await expectAccessible(page, 'the agents');
      await page.locator('main button').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'the dialog that invites');
      await page.keyboard.press('Escape');
      await visit(page, '/admin/teams');
      await expect(page.locator('h1, h2').first()).toBeVisible();
      await expectAccessible(page, 'the teams');
      for (const path of [
        '/admin/calendars',
        '/admin/calendars/new',
        '/admin/sla',
        '/admin/sla/new',
        '/admin/satisfaction',
      ]) {
        await visit(page, path);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expect(page.locator('main h1')).toBeVisible();
        await expectAccessible(page, path);
      }
    });

    test(`no screen of the reports has a fault that axe finds, ${colorScheme}, in ${language}`, async ({ desk }) => {
      const spoken = language === 'English' ? 'en' : 'ru';
      const page = await desk.signIn('admin', { colorScheme, path: '/reports/overview', language: spoken });
      await expect(page.locator('html')).toHaveAttribute('lang', spoken);
      for (const screen of ['overview', 'sla', 'nature', 'channels', 'agents', 'escalations', 'csat', 'wallboard']) {
        await visit(page, `/reports/${screen}?range=last_90_days`);
        await expect(page.locator('main h1')).toBeVisible();
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectAccessible(page, `/reports/${screen}`);
      }
      const [list, made] = spoken === 'en' ? ['Saved reports', 'New report'] : ['Сохранённые отчёты', 'Новый отчёт'];
      for (const [path, heading] of [
        ['/reports/saved', list],
        ['/reports/saved/new', made],
        ['/reports/saved/new?screen=nature', made],
      ] as const) {
        await visit(page, path);
        // The page before stays until this one is there.
        await expect(page.locator('main h1')).toHaveText(heading);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectAccessible(page, path);
      }
    });
  }
}
