import { expect, type Page } from '@playwright/test';

export const DEMO_PASSWORD = process.env.ZELO_DEMO_PASSWORD ?? 'zelodesk-demo';

/**
 * Fills the login page, by the keyboard only. Keycloak refuses a log-in while another one of the same account is under
 * way, as if the password were wrong; tests that run side by side share accounts, so such a refusal is met by trying
 * again.
 */
export async function logIn(page: Page, username: string, password: string): Promise<void> {
  await expect(async () => {
    await page.waitForLoadState('load');
    await page.locator('#username').fill(username, { timeout: 30_000 });
    await page.locator('#password').fill(password);
    const [answer] = await Promise.all([
      page.waitForResponse(
        (each) => each.request().method() === 'POST' && each.url().includes('/login-actions/authenticate'),
        { timeout: 30_000 },
      ),
      page.locator('#password').press('Enter'),
    ]);
    // A refusal is the login page once more; all else leads on.
    expect(answer.status()).toBe(302);
  }).toPass({ timeout: 90_000, intervals: [500, 1_000, 2_000] });
}

/** Opens a page as a demo account, through the real login form. */
export async function signIn(page: Page, account: string, path = '/'): Promise<void> {
  await page.goto(path);
  await logIn(page, account, DEMO_PASSWORD);
  await page.getByRole('navigation').first().waitFor();
}
