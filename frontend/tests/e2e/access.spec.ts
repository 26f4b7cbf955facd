import { unique } from '../support/api';
import { expect, test } from '../support/desk';

test('an admin invites an agent, and disabling them ends their open session within five seconds', async ({ desk }) => {
  // The refusals are what is being shown; the browser logs them as failed requests.
  desk.expectFaults(/status of 40[013]/);
  const mark = unique();
  const email = `nora.${mark}@example.org`;
  const other = await desk.api('ann');
  const created = await other.createCase(`Nora reads this ${mark}`);

  const admin = await desk.signIn('admin', { path: '/admin/agents' });
  await admin.getByRole('button', { name: 'Invite an agent' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Invite an agent' });
  await dialog.getByLabel(/^Name/).fill(`Nora New ${mark}`);
  await dialog.getByLabel(/^E-mail address/).fill(email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const firstPassword = await dialog.locator('code').innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(admin.getByRole('row', { name: new RegExp(email) })).toBeVisible();

  const nora = await desk.browser({ path: `/views/all/cases/${created.id}` });
  await desk.login(nora, { username: email, password: firstPassword });
  await nora.locator('#password-new').fill(`Nora-${mark}-Password`);
  await nora.locator('#password-confirm').fill(`Nora-${mark}-Password`);
  await nora.locator('#password-confirm').press('Enter');
  await expect(nora.getByRole('heading', { name: created.subject })).toBeVisible({ timeout: 30_000 });
  await expect(nora.getByRole('img', { name: 'Live' })).toBeVisible();

  await admin.getByRole('button', { name: `Disable Nora New ${mark}` }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(admin.getByRole('dialog')).toHaveCount(0);
  const over = nora.getByRole('dialog', { name: 'Your session has ended' });
  await expect(over).toBeVisible({ timeout: 5_000 });

  const late = `Nora must not read this ${mark}`;
  await other.comment(created.id, late, { visibility: 'internal' });
  await nora.reload();
  await expect(nora.locator('#username')).toBeVisible();
  await expect(nora.getByText(late)).toHaveCount(0);
});
