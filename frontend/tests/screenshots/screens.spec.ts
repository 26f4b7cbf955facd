import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Api, unique } from '../support/api';
import { profileSpeaks } from '../support/profile';
import { promiseEverything } from '../support/promises';
import { signIn } from '../support/sign-in';
import { likeEachOther } from '../support/similar';

const LANGUAGES = ['en', 'ru', 'pt'] as const;
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'narrow', width: 390, height: 844 },
] as const;

type Screen = { name: string; path: string | (() => string); ready: (page: Page) => Promise<unknown> };

let promised: Awaited<ReturnType<typeof promiseEverything>>;
let grouped: number;
let similar: number;
let saved: number;
const surveys = new Map<string, string>();

const firstCase = (page: Page) => page.locator('[data-case]').first();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });

/** All panels of a report have their answer, and the charts are drawn. */
async function shown(page: Page): Promise<void> {
  await page.locator('main section[aria-label]').first().waitFor();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The main screens. Where one needs a case or a customer, it opens the first of the list. */
const SCREENS: readonly Screen[] = [
  { name: 'inbox', path: '/views/all', ready: (page) => firstCase(page).waitFor() },
  {
    name: 'case',
    path: '/views/all',
    ready: async (page) => {
      await firstCase(page).click();
      await page.getByRole('article').first().waitFor();
      await page.locator('[role="textbox"][aria-multiline]').waitFor();
    },
  },
  {
    name: 'note',
    path: '/views/all',
    ready: async (page) => {
      await firstCase(page).click();
      await page.locator('[role="textbox"][aria-multiline]').waitFor();
      await page.getByRole('tablist').getByRole('tab').nth(1).click();
      await page.locator('[role="textbox"][aria-multiline]').waitFor();
    },
  },
  {
    name: 'search',
    path: '/search?query=status:open,pending+priority>=normal+-tag:vip',
    ready: (page) => firstCase(page).waitFor(),
  },
  {
    name: 'search-completed',
    path: '/search',
    ready: async (page) => {
      await page.getByRole('combobox').fill('status:');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'view-dialog',
    path: '/search?query=status:open',
    ready: async (page) => {
      await firstCase(page).waitFor();
      await page.keyboard.press('Shift+S');
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'selected',
    path: '/views/all',
    ready: async (page) => {
      await firstCase(page).focus();
      await page.keyboard.press('x');
      await page.keyboard.press('Shift+J');
      await page.getByRole('toolbar').getByRole('button').nth(2).waitFor();
    },
  },
  {
    name: 'bulk-dialog',
    path: '/views/all',
    ready: async (page) => {
      await firstCase(page).focus();
      await page.keyboard.press('x');
      await page.getByRole('toolbar').getByRole('button').nth(2).waitFor();
      await page.keyboard.press('b');
      await page.getByRole('dialog').getByRole('combobox').first().waitFor();
    },
  },
  {
    name: 'view-grouped',
    path: () => `/views/${grouped}`,
    ready: async (page) => {
      await firstCase(page).waitFor();
      await page.locator('fieldset [aria-pressed]').first().click();
      await page.locator('fieldset [aria-pressed="true"]').waitFor();
      await firstCase(page).waitFor();
    },
  },
  {
    name: 'arrange-views',
    path: () => `/views/${grouped}`,
    ready: async (page) => {
      await firstCase(page).waitFor();
      await page.locator('header [aria-haspopup="menu"]').last().click();
      await page.getByRole('menuitem').nth(3).click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'similar',
    path: () => `/cases/${similar}`,
    ready: async (page) => {
      await page.getByRole('article').first().waitFor();
      if ((page.viewportSize()?.width ?? 0) < 1320) {
        await page.locator('main header [aria-pressed]').click();
        await page.getByRole('dialog').waitFor();
      }
      const found = page.locator('section[aria-labelledby]:not(nav section) li a');
      await found.last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'search-mistaken',
    path: '/search?query=asignee:me+status:open',
    ready: (page) => page.locator('#content').getByRole('alert').waitFor(),
  },
  { name: 'new-case', path: '/cases/new', ready: heading },
  { name: 'customers', path: '/customers', ready: (page) => page.getByRole('row').nth(1).waitFor() },
  {
    name: 'customer',
    path: '/customers',
    ready: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.locator('form').waitFor();
    },
  },
  { name: 'organizations', path: '/organizations', ready: heading },
  { name: 'agents', path: '/admin/agents', ready: (page) => page.getByRole('row').nth(1).waitFor() },
  { name: 'teams', path: '/admin/teams', ready: heading },
  ...['overview', 'sla', 'nature', 'channels', 'agents', 'escalations', 'csat'].map((name) => ({
    name: `reports-${name}`,
    path: `/reports/${name}?range=last_90_days`,
    ready: shown,
  })),
  {
    name: 'reports-table',
    path: '/reports/overview?range=last_90_days',
    ready: async (page) => {
      await shown(page);
      const panel = page.locator('main section[aria-label]').nth(1);
      // Not by the pointer: its tip would stand in the picture.
      await panel.getByRole('button').first().press('Enter');
      await panel.getByRole('table').waitFor();
    },
  },
  {
    name: 'reports-cases',
    path: '/reports/overview?range=last_90_days',
    ready: async (page) => {
      await shown(page);
      await page.locator('main article a').first().click();
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  { name: 'reports-saved', path: '/reports/saved', ready: (page) => page.locator('main li h3 a').first().waitFor() },
  { name: 'reports-saved-one', path: () => `/reports/saved/${saved}`, ready: shown },
  {
    name: 'reports-builder',
    path: () => `/reports/saved/${saved}/edit`,
    ready: async (page) => {
      await page.locator('main [data-part] button').first().waitFor();
      await page.locator('main [data-part]').nth(1).getByRole('button').first().press('Enter');
      await shown(page);
    },
  },
  {
    name: 'reports-builder-choices',
    path: '/reports/saved/new',
    ready: async (page) => {
      await shown(page);
      await page.locator('[data-place$=" metrics"] input').first().click();
      await page.locator('[role="option"]').first().waitFor();
    },
  },
  {
    name: 'reports-builder-faults',
    path: '/reports/saved/new',
    ready: async (page) => {
      await page.locator('[data-add]').press('Enter');
      await page.getByRole('menuitem').nth(3).press('Enter');
      await page.keyboard.press('Escape');
      await page.locator('main > header button').last().press('Enter');
      await page.locator('[data-faulty]').waitFor();
    },
  },
  { name: 'reports-wallboard', path: '/reports/wallboard', ready: (page) => page.locator('dd').first().waitFor() },
  { name: 'promises', path: () => `/views/all?tag=${promised.tag}`, ready: (page) => firstCase(page).waitFor() },
  {
    name: 'ledger',
    path: () => `/cases/${promised.ledgerOf}`,
    ready: async (page) => {
      await page.locator('main header [aria-haspopup="dialog"]').first().click();
      await page.getByRole('dialog').locator('article').first().waitFor();
    },
  },
  {
    name: 'ledger-end',
    path: () => `/cases/${promised.ledgerOf}`,
    ready: async (page) => {
      await page.locator('main header [aria-haspopup="dialog"]').first().click();
      await page.getByRole('dialog').locator('article').last().scrollIntoViewIfNeeded();
    },
  },
  { name: 'calendars', path: '/admin/calendars', ready: (page) => page.getByRole('row').nth(1).waitFor() },
  {
    name: 'calendar',
    path: '/admin/calendars',
    ready: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.locator('output strong').waitFor();
    },
  },
  { name: 'policies', path: '/admin/sla', ready: (page) => page.getByRole('row').nth(1).waitFor() },
  {
    name: 'policy',
    path: '/admin/sla',
    ready: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByRole('table').waitFor();
    },
  },
  { name: 'satisfaction', path: '/admin/satisfaction', ready: (page) => page.locator('form').waitFor() },
  {
    name: 'survey',
    path: () => surveys.get(spoken) ?? '',
    ready: async (page) => {
      await page.getByRole('radio').nth(4).check({ force: true });
    },
  },
  { name: 'profile', path: '/me', ready: (page) => page.locator('form').waitFor() },
];

/** Saved reports of all owners; the id of one that has every kind of part. */
async function reportsToLookAt(admin: Api): Promise<number> {
  const { data: there } = await admin.send<{ data: { id: number; name: string }[] }>('GET', '/reports');
  const { data: teams } = await admin.send<{ data: { id: number }[] }>('GET', '/teams?limit=1');
  const range = { preset: 'last_90_days' };
  const make = async (name: string, more: Record<string, unknown>, definition: Record<string, unknown>) =>
    there.find((each) => each.name === name) ??
    (await admin.send<{ id: number }>('POST', '/reports', {
      name,
      scope: 'personal',
      definition: { range, compare: 'previous_period', ...definition },
      ...more,
    }));
  const number = { kind: 'number', metrics: ['cases_created', 'cases_solved', 'first_reply_time', 'csat'] };
  const topics = { kind: 'table', metrics: ['cases_created', 'topic_share', 'topic_trend'], groupBy: ['topic'] };
  await make('Urgent and late', {}, { query: 'priority:urgent,high', widgets: [number] });
  await make(
    'Complaints of the team',
    { scope: 'team', teamId: teams[0]?.id },
    { query: 'category:complaint', range: { preset: 'last_month' }, widgets: [topics, number] },
  );
  const { id } = await make(
    'Weekly review',
    { scope: 'shared' },
    {
      widgets: [
        { title: 'At a glance', ...number },
        { title: 'Arrived and solved', kind: 'line', metrics: ['cases_created', 'cases_solved'], bucket: 'week' },
        { title: 'First reply', kind: 'line', metrics: ['first_reply_time'], bucket: 'week' },
        { title: 'Channels', kind: 'bar', metrics: ['cases_created'], bucket: 'week', groupBy: ['channel'] },
        { title: 'Open by team', kind: 'bar', metrics: ['backlog'], groupBy: ['team'] },
        { title: 'Topics', ...topics },
        { title: 'When they write', kind: 'heatmap', metrics: ['arrivals'], groupBy: ['weekday', 'hour_of_day'] },
      ],
    },
  );
  return id;
}

let context: BrowserContext;
let spoken: string = LANGUAGES[0];

test.beforeAll(async ({ browser, baseURL }) => {
  const admin = await Api.as(baseURL ?? '', 'admin');
  promised = await promiseEverything(admin);
  similar = await likeEachOther(admin);
  const view = await admin.send<{ id: number }>('POST', '/views', {
    name: `Who waits for a parcel ${unique()}`,
    scope: 'personal',
    query: 'status:new,open,pending',
    columns: ['id', 'subject', 'requester', 'status', 'team', 'category', 'comment_count', 'received_at'],
    sort: '-updatedAt',
    groupBy: 'team',
  });
  grouped = view.id;
  saved = await reportsToLookAt(admin);
  for (const language of LANGUAGES) {
    const solved = await admin.createCase('The kettle leaks', { language });
    await admin.changeCase(solved.id, { status: 'solved' });
    surveys.set(language, (await admin.send<{ url: string }>('POST', `/cases/${solved.id}/survey/link`)).url);
  }
  context = await browser.newContext();
  await profileSpeaks(context, () => spoken);
  await signIn(await context.newPage(), 'admin');
});

test.afterAll(() => context.close());

for (const language of LANGUAGES) {
  for (const screen of SCREENS) {
    test(`${screen.name} in ${language}`, async () => {
      const page = context.pages()[0] ?? (await context.newPage());
      spoken = language;
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await page.goto(typeof screen.path === 'string' ? screen.path : screen.path());
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await screen.ready(page);
        for (const scheme of SCHEMES) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await page.screenshot({
            path: `screenshots/${screen.name}-${language}-${scheme}-${size.name}.png`,
            animations: 'disabled',
          });
          if (size.name === 'wide') {
            const { violations } = await new AxeBuilder({ page }).analyze();
            expect
              .soft(
                violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`),
                `${screen.name} ${language} ${scheme}`,
              )
              .toEqual([]);
          }
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect
          .soft(overflow, `${screen.name} ${language} is as wide as the ${size.name} screen`)
          .toBeLessThanOrEqual(0);
      }
    });
  }
}
