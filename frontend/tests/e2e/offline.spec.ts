import { unique } from '../support/api';
import { expect, expectSaid, test } from '../support/desk';

test('without a network the desk says so, keeps drafts through a reload, and goes on afterwards', async ({ desk }) => {
  desk.expectFaults(/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/);
  const other = await desk.api('integration');
  const created = await other.createCase(`The train goes through a tunnel ${unique()}`);
  const page = await desk.signIn('ann', { path: `/views/all/cases/${created.id}` });
  await expectSaid(page, 'this is about');

  await page.context().setOffline(true);
  const strip = page.getByText(/^Offline\. Drafts are kept/);
  await expect(strip).toBeVisible();
  await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Written in the tunnel.');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Solve', exact: true })).toBeDisabled();

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
