import { unique } from '../support/api';
import { expect, expectSaid, test } from '../support/desk';

test('what a colleague records appears at once, and who answers at the same time is told', async ({ desk }) => {
  // The refused answer is part of this journey; the browser logs it as a failed request.
  desk.expectFaults(/status of 409/);
  const lena = await desk.api('lena');
  const created = await lena.createCase(`Two people answer ${unique()}`);
  const path = `/views/all/cases/${created.id}`;
  const first = await desk.signIn('ann', { path });
  const second = await desk.signIn('lena', { path });
  await expectSaid(first, 'this is about');
  await expectSaid(second, 'this is about');

  await lena.comment(created.id, 'I have just found the invoice.', { author: 'customer', channel: 'phone' });
  await expectSaid(first, 'I have just found the invoice.');
  await expectSaid(second, 'I have just found the invoice.');

  await first.keyboard.press('KeyR');
  await first.getByRole('textbox', { name: 'Reply to the customer' }).fill('Ann answers.');
  await second.keyboard.press('KeyR');
  await second.locator('[contenteditable="true"]').fill('Лена отвечает.');
  await second.keyboard.press('Control+Enter');
  await expectSaid(first, 'Лена отвечает.');

  await first.getByRole('button', { name: 'Send', exact: true }).click();
  const conflict = first.getByRole('dialog', { name: '1 new message since you started' });
  await expect(conflict).toBeVisible();
  await expect(conflict.getByText('Лена отвечает.')).toBeVisible();
  await conflict.getByRole('button', { name: 'Review first' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(first.getByRole('textbox', { name: 'Reply to the customer' })).toHaveText('Ann answers.');
  await first.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSaid(second, 'Ann answers.');
  const comments = await lena.send<{ data: { author: { kind: string } }[] }>('GET', `/cases/${created.id}/comments`);
  expect(comments.data.filter((comment) => comment.author.kind === 'agent')).toHaveLength(2);
});
