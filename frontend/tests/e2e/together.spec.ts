import { unique } from '../support/api';
import { expect, expectSaid, test } from '../support/desk';

test('who is at a case and who writes there is seen by the colleagues, and seen no more when they leave', async ({
  desk,
}) => {
  const lena = await desk.api('lena');
  const created = await lena.createCase(`Two people look ${unique()}`);
  const path = `/views/all/cases/${created.id}`;
  const first = await desk.signIn('ann', { path });
  await expectSaid(first, 'this is about');
  const here = first.getByRole('list', { name: 'Also here' });
  await expect(here).toHaveCount(0);

  const second = await desk.signIn('lena', { path });
  await expectSaid(second, 'this is about');
  await expect(here.getByText(/Lena .* is looking/)).toBeAttached();
  await expect(first.getByText(/is writing in this case/)).toHaveCount(0);

  await second.keyboard.press('KeyR');
  await second.locator('[contenteditable="true"]').fill('Ich antworte gerade');
  await expect(here.getByText(/Lena .* is writing/)).toBeAttached();
  await expect(first.getByText(/^Lena .* is writing in this case$/)).toBeVisible();

  await second.keyboard.press('Control+Enter');
  await expectSaid(first, 'Ich antworte gerade');
  await expect(first.getByText(/is writing in this case/)).toHaveCount(0);

  await second.goto('/customers');
  await expect(here).toHaveCount(0);
});
