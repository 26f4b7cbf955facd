import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { type Account, Api } from './api';
import { profileSpeaks } from './profile';
import { DEMO_PASSWORD, logIn } from './sign-in';

type Person = Exclude<Account, 'integration'>;
type Login = { username: string; password: string };

type SignInOptions = BrowserContextOptions & {
  /** Where to go; the login comes in between. */
  path?: string;
  /** Which language the profile names in this browser; without it, the account's own. */
  language?: string;
};

/** One desk with any number of browsers at it. A fault that any page reports fails the test. */
export class Desk {
  private readonly pages: Page[] = [];
  private readonly faults: string[] = [];
  private allowed: RegExp[] = [];

  constructor(
    private readonly baseURL: string,
    private readonly newPage: (options: BrowserContextOptions) => Promise<Page>,
  ) {}

  api(account: Account): Promise<Api> {
    return Api.as(this.baseURL, account);
  }

  /** A browser of its own, with nobody signed in, on the login page. */
  async browser(options: SignInOptions = {}): Promise<Page> {
    const { path = '/', language, ...contextOptions } = options;
    const page = await this.newPage(contextOptions);
    if (language) await profileSpeaks(page.context(), () => language);
    this.pages.push(page);
    this.watch(page);
    await page.goto(path);
    return page;
  }

  /** A browser of its own in which somebody has signed in through the real login page. */
  async signIn(who: Person | Login, options: SignInOptions = {}): Promise<Page> {
    const page = await this.browser(options);
    await this.login(page, who);
    await expect(page.locator('nav').first()).toBeVisible({ timeout: 30_000 });
    return page;
  }

  /** Fills the login page, by the keyboard only. */
  async login(page: Page, who: Person | Login): Promise<void> {
    const { username, password } = typeof who === 'string' ? { username: who, password: DEMO_PASSWORD } : who;
    await logIn(page, username, password);
  }

  /** Faults that belong to what the test does, such as being offline. */
  expectFaults(...patterns: RegExp[]): void {
    this.allowed = [...this.allowed, ...patterns];
  }

  unexpectedFaults(): string[] {
    return this.faults.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)));
  }

  async close(): Promise<void> {
    for (const page of this.pages) await page.context().close();
  }

  private watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.faults.push(`page error: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed';
      // A read that is not needed any more is cancelled; that is no fault.
      if (reason !== 'net::ERR_ABORTED') this.faults.push(`request: ${reason} ${request.method()} ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500) this.faults.push(`response: HTTP ${response.status()} ${response.url()}`);
    });
  }
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser, contextOptions, baseURL, viewport, locale, timezoneId }, use) => {
    const usual = { ...contextOptions, baseURL, viewport, locale, timezoneId };
    const desk = new Desk(baseURL ?? '', async (options) => {
      const context = await browser.newContext({ ...usual, ...options });
      return context.newPage();
    });
    await use(desk);
    const faults = desk.unexpectedFaults();
    await desk.close();
    expect(faults, 'faults that a page reported').toEqual([]);
  },
});

export { expect };

/** Goes to a page of the application without loading it anew, as its own links do. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
}

/** Opens a folded group of changes in the timeline, when there is one. */
export async function unfoldChanges(page: Page): Promise<void> {
  const folded = page.getByRole('region', { name: 'Conversation' }).getByRole('button', { name: /^\d+ changes$/ });
  while ((await folded.count()) > 0) await folded.first().click();
}

/** What a comment says, whether it is plain text or stands in a frame of its own. */
export async function expectSaid(page: Page, text: string): Promise<void> {
  const conversation = page.locator('article');
  await expect(async () => {
    const said: string[] = [];
    for (const article of await conversation.all()) {
      said.push(await article.innerText());
      for (const frame of await article.locator('iframe').all()) {
        said.push(await frame.contentFrame().locator('body').innerText());
      }
    }
    expect(said.join('\n')).toContain(text);
  }).toPass({ timeout: 15_000 });
}
