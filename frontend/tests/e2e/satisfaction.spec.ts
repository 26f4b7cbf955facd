import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test, unfoldChanges, visit } from '../support/desk';

test('an agent hands the link of a survey on, the customer answers without a login, and the agent sees it', async ({
  desk,
}) => {
  // Somebody looks at a link that is none.
  desk.expectFaults(/status of 404/);
  const api = await desk.api('ann');
  const made = await api.createCase(`A kettle for ${unique()}`, { language: 'pt' });
  await api.comment(made.id, 'A new one is on its way.');
  await api.changeCase(made.id, { status: 'solved' });

  const agent = await desk.signIn('ann', {
    path: `/cases/${made.id}`,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const panel = agent.getByRole('region', { name: 'Satisfaction' });
  await panel.getByRole('button', { name: 'Copy survey link' }).click();
  await expect(panel.getByRole('button', { name: 'Survey link copied' })).toBeVisible();
  await expectAccessible(agent, 'a solved case');
  const link = await agent.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/survey\/[\w-]{54}$/);

  const customer = await desk.browser({ path: link, locale: 'en-GB', viewport: { width: 390, height: 844 } });
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('Como avalia a nossa ajuda?');
  await expect(customer).toHaveTitle(/Como avalia a nossa ajuda/);
  await expect(customer.locator('html')).toHaveAttribute('lang', 'pt');
  await expect(customer.getByText(made.subject)).toBeVisible();
  await expectAccessible(customer, 'a survey on a phone');
  expect(await customer.context().cookies()).toEqual([]);
  // Having opened it is no answer.
  expect(await api.send<{ rating: number | null }>('GET', `/cases/${made.id}/survey`)).toMatchObject({
    state: 'sent',
    rating: null,
  });

  await customer.getByRole('button', { name: 'Enviar' }).click();
  await expect(customer.getByRole('alert')).toHaveText('Escolha um número de 1 a 5.');
  await customer.getByRole('radio').first().focus();
  await customer.keyboard.press('5');
  await customer.getByRole('textbox').fill('Rápido e <b>simpático</b>!');
  await customer.getByRole('button', { name: 'Enviar' }).click();
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('Obrigado pela sua resposta');
  await expectAccessible(customer, 'a survey that was answered');

  await expect(panel.getByText('5 of 5')).toBeVisible();
  await expect(panel.getByText('Rápido e <b>simpático</b>!')).toBeVisible();
  await unfoldChanges(agent);
  await expect(agent.getByText('rated the help 5 of 5')).toBeVisible();
  await expect(panel.getByRole('button')).toHaveCount(0);

  // They think better of it, in a browser that is opened again.
  await customer.reload();
  await customer.getByRole('button', { name: 'Alterar a minha resposta' }).click();
  await customer.getByRole('radio', { name: /^2/ }).check({ force: true });
  await customer.getByRole('button', { name: 'Enviar' }).click();
  await expect(customer.getByText('2 de 5')).toBeVisible();
  await expect(panel.getByText('2 of 5')).toBeVisible();
  // A low rating reopens nothing.
  expect((await api.caseOf(made.id)).status).toBe('solved');

  await visit(agent, `/customers/${made.requesterId}`);
  await expect(agent.getByRole('heading', { name: 'Clara Example' })).toBeVisible();
  await expect(agent.getByText('2 of 5', { exact: true })).toBeVisible();
  await expect(agent.getByText('1 answer · 0% good')).toBeVisible();

  const stranger = await desk.browser({ path: `${link.slice(0, -1)}${link.endsWith('A') ? 'E' : 'A'}` });
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This link is no longer valid');
  await expect(stranger.getByText(made.subject)).toHaveCount(0);
});

test('the settings of surveys are changed by administrators', async ({ desk }) => {
  const page = await desk.signIn('admin', { path: '/admin/satisfaction', language: 'en' });
  const days = page.getByRole('spinbutton', { name: 'Quiet time, days' });
  await expect(days).toBeVisible();
  await expectAccessible(page, 'the settings of surveys');
  const before = await days.inputValue();
  const next = before === '31' ? '32' : '31';
  await days.fill(next);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  const api = await desk.api('admin');
  expect(await api.send('GET', '/survey-settings')).toMatchObject({ quietDays: Number(next), enabled: true });
  await api.send('PATCH', '/survey-settings', { quietDays: Number(before) });
  await expect(days).toHaveValue(before);
});
