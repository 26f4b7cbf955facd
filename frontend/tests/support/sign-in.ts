import { expect, type Page } from '@playwright/test';

export const DEMO_PASSWORD = process.env.ZELO_DEMO_PASSWORD ?? 'zelodesk-demo';

/**
 * Fills the login page, by the keyboard only. Keycloak refuses a log-in while another one of the same account is under
 * way, as if the password were wrong; tests that run side by side share accounts, so such a refusal is met by trying
 * again.
 */
export async function logIn(page: Page, username: string, password: string): Promise<void> {
  const refused = page.locator('#input-error');
  await expect(async () => {
    await page.locator('#username').fill(username, { timeout: 30_000 });
    await page.locator('#password').fill(password);
    await Promise.all([page.waitForEvent('load', { timeout: 30_000 }), page.locator('#password').press('Enter')]);
    await expect(refused).toHaveCount(0, { timeout: 100 });
  }).toPass({ timeout: 60_000, intervals: [250, 1_000] });
}

/** Opens a page as a demo account, through the real login form. */
export async function signIn(page: Page, account: string, path = '/'): Promise<void> {
  await page.goto(path);
  await logIn(page, account, DEMO_PASSWORD);
  await page.getByRole('navigation').first().waitFor();
}
