import type { BrowserContext } from '@playwright/test';
import type { Me } from '../../src/api/types';

/** Shows one browser the profile with another language, so that tests side by side may share an account. */
export async function profileSpeaks(context: BrowserContext, language: () => string): Promise<void> {
  await context.route('**/api/v1/me', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    if (!response.ok()) return route.fulfill({ response });
    const json: Me = { ...((await response.json()) as Me), language: language() };
    return route.fulfill({ response, json });
  });
}
