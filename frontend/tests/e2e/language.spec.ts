import { unique } from '../support/api';
import { expect, test, visit } from '../support/desk';

const LANGUAGES = [
  { lang: 'en', name: 'English', profile: 'Language and appearance', inbox: 'All open', customers: 'Customers' },
  { lang: 'ru', name: 'Русский', profile: 'Язык и внешний вид', inbox: 'Все открытые', customers: 'Клиенты' },
  { lang: 'pt', name: 'Português', profile: 'Idioma e aparência', inbox: 'Todos os abertos', customers: 'Clientes' },
];

test('the language and the theme change at once, on every screen, and stay', async ({ desk }) => {
  const lucas = await desk.api('lucas');
  await lucas.changeMe({ language: 'en', theme: 'light' });
  const created = await lucas.createCase(`In three languages ${unique()}`);
  try {
    const page = await desk.signIn('lucas', { path: '/me' });
    for (const words of LANGUAGES) {
      await visit(page, '/me');
      await page.getByText(words.name, { exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', words.lang);
      await expect(page.getByRole('heading', { name: words.profile })).toBeVisible();
      await visit(page, '/views/all');
      await expect(page.getByRole('heading', { name: words.inbox, level: 1 })).toBeVisible();
      await page.getByRole('link', { name: created.subject }).click();
      await expect(page.getByRole('heading', { name: created.subject })).toBeVisible();
      await visit(page, '/customers');
      await expect(page.getByRole('heading', { name: words.customers, level: 1 })).toBeVisible();
    }

    await visit(page, '/me');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    // The very colours of the palette: a build that lowers `light-dark()` loses them without a word.
    await expect.poll(ground).toBe('rgb(247, 247, 249)');
    await page.getByText('Escuro', { exact: true }).click();
    await expect.poll(ground).toBe('rgb(18, 19, 22)');
    await expect.poll(async () => (await lucas.me()).theme).toBe('dark');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Idioma e aparência' })).toBeVisible();
    await expect.poll(ground).toBe('rgb(18, 19, 22)');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt');
  } finally {
    await lucas.changeMe({ language: 'pt', theme: 'system' });
  }
});
