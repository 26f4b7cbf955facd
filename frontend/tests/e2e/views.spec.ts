import { unique } from '../support/api';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/desk';

test('a search becomes a view, with numbers that follow the work, and goes again', async ({ desk }) => {
  desk.expectFaults(/status of 400/);
  const other = await desk.api('ann');
  const word = `otter${unique()}`;
  const name = `Otters ${word}`;
  await other.createCase(`The ${word} swims`, { priority: 'high' });
  const page = await desk.signIn('ann', { path: `/search?query=${word}` });
  const rail = page.getByRole('navigation', { name: 'Views' });
  await expect(page.getByRole('heading', { name: '1 case' })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+S');
  const dialog = page.getByRole('dialog', { name: 'Save as view' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  const field = dialog.getByRole('combobox', { name: 'Cases that it shows' });
  await expect(field).toHaveValue(word);
  await field.fill(`${word} stauts:new,open`);
  await field.press('Tab');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Use “status”' }).click();
  await expect(field).toHaveValue(`${word} status:new,open`);
  await dialog.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'Priority' }).click();
  await expectAccessible(page, 'the dialog of a view');
  await dialog.getByRole('button', { name: 'Save' }).click();

  await expect(page).toHaveURL(/\/views\/\d+$/);
  const link = rail.getByRole('link', { name });
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(link).toContainText('1');
  await other.createCase(`Another ${word}`, { priority: 'low' });
  await expect(link).toContainText('2');
  const groups = page.getByRole('group', { name: 'Group by: Priority' });
  await groups.getByRole('button', { name: /^High/ }).click();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(1);
  await groups.getByRole('button', { name: /^High/ }).click();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
  await expectAccessible(page, 'a view in groups');

  await page.getByRole('button', { name: 'This view' }).click();
  await page.getByRole('menuitem', { name: 'Edit the view…' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit the view' });
  await edit.getByLabel('Name').fill(`Fewer ${name}`);
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: `Fewer ${name}` })).toBeVisible();

  await page.getByRole('button', { name: 'This view' }).click();
  await page.getByRole('menuitem', { name: 'Arrange views…' }).click();
  const arrange = page.getByRole('dialog', { name: 'Arrange views' });
  await arrange.getByRole('switch', { name: `Fewer ${name}` }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expectAccessible(page, 'the order of the views');
  await arrange.getByRole('button', { name: 'Save' }).click();
  await expect(arrange).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'This view' })).toBeFocused();

  await page.getByRole('button', { name: 'This view' }).click();
  await page.getByRole('menuitem', { name: 'Delete the view' }).click();
  await expect(page).toHaveURL(/\/views\/mine$/);
  await expect(rail.getByRole('link', { name: `Fewer ${name}` })).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(rail.getByRole('link', { name: `Fewer ${name}` })).toBeVisible();
});
