import type { Page } from '@playwright/test';

export const DEMO_PASSWORD = process.env.ZELODESK_DEMO_PASSWORD ?? 'zelodesk-demo';

/** Opens a page as a demo account, through the real login form. */
export async function signIn(page: Page, account: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.locator('#username').fill(account);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#kc-login').click();
  await page.getByRole('navigation').first().waitFor();
}
