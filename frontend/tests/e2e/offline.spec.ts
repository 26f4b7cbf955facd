import { unique } from '../support/api';
import { expect, expectSaid, test } from '../support/desk';

test('without a network the desk says so, keeps drafts through a reload, and goes on afterwards', async ({ desk }) => {
  desk.expectFaults(/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/);
  const other = await desk.api('ann');
  const created = await other.createCase(`The train goes through a tunnel ${unique()}`);
  const page = await desk.signIn('ann', { path: `/views/all/cases/${created.id}` });
  await expectSaid(page, 'this is about');
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toBeVisible();

  await page.context().setOffline(true);
  const strip = page.getByText(/^Offline\. Drafts are kept/);
  await expect(strip).toBeVisible();
  await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Written in the tunnel.');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Solve', exact: true })).toBeDisabled();

  const kept = () =>
    page.evaluate(async () => {
      const ask = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await ask(indexedDB.open('zelodesk'));
      const drafts = await ask(database.transaction('drafts').objectStore('drafts').getAll());
      database.close();
      return JSON.stringify(drafts);
    });
  await expect.poll(kept).toContain('Written in the tunnel.');

  await page.context().setOffline(false);
  await expect(strip).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toHaveText('Written in the tunnel.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSaid(page, 'Written in the tunnel.');
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toHaveText('');

  await other.comment(created.id, 'Are you out of the tunnel?', { author: 'customer' });
  await expectSaid(page, 'Are you out of the tunnel?');
});
