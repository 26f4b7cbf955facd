import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// A browser that is there already; without one, Playwright's own (`npx playwright install chromium`).
const chromium =
  process.env.CHROME_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/**
 * The journeys run against a whole Zelodesk, which `ZELO_BASE_URL` names: `./zelo test browser` starts a fresh one,
 * `./zelo up` one to work with. They make what they need, so its database need not be empty.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.ZELO_BASE_URL ?? 'http://localhost:8080',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    actionTimeout: 30_000,
    // No traces: their recorder runs scripts in the frames of mails, which forbid it, and the console tells so.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'journeys', testMatch: ['e2e/*.spec.ts', 'a11y/*.spec.ts'] },
    { name: 'screenshots', testMatch: ['screenshots/*.spec.ts'], timeout: 600_000 },
  ],
});
