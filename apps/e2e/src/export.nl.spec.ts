import { InquiryFormPage } from './inquiry-form.page.js';
import { expect, ownerOfMail, test } from './test.js';

const FIRM = 'Zwinweverij NV';
const ADDRESS = 'katrien.vermeersch@zwinweverij.example';

test('a West-Flemish firm asks in Dutch, and its lead is carried over the board by hand', async ({
  page,
  mailbox,
  signIn,
  expectAccessible,
}) => {
  const form = new InquiryFormPage(page);
  await form.open('nl', 'export');
  await form.choose('Verdeler', 'Shaoxing');
  await form.enter({
    firm: FIRM,
    products: 'technisch weefsel voor zonwering',
    amount: '400.000',
    person: 'Katrien Vermeersch',
    email: ADDRESS,
  });
  const number = await form.send('Versturen');
  const mail = await mailbox.onlyMailTo(ADDRESS);
  expect(mail.subject).toContain(number);
  expect(mail.text).toMatch(/^Geachte/);

  await signIn({ name: await ownerOfMail(page, mail) }, 'nl');
  await page.goto('/leads/export');
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const card = (stage: string) => column(stage).getByRole('listitem').filter({ hasText: FIRM });
  await expect(card('Intake')).toBeVisible();
  await expectAccessible();

  // Dragged with the mouse; the gate of 'readiness' is met by what the form asked.
  const from = await card('Intake').boundingBox();
  const to = await column('Exportrijpheid').boundingBox();
  if (!from || !to) throw new Error('The board is not laid out.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 200, { steps: 12 });
  await page.mouse.up();
  await expect(card('Exportrijpheid')).toBeVisible();
  await expect(card('Intake')).toHaveCount(0);

  // 'Move to …' asks the gate of 'market brief' at the drop.
  await card('Exportrijpheid')
    .getByRole('button', { name: /verplaatsen naar/ })
    .click();
  await page.getByRole('menuitem', { name: /Marktnota/ }).click();
  const gate = page.getByRole('form', { name: /Marktnota/ });
  await gate.getByRole('textbox').first().fill('70');
  await gate.getByRole('button', { name: /Marktnota/ }).click();
  await expect(card('Marktnota')).toBeVisible();

  // Signed needs a counterpart; put back, the lead stays where it is.
  await card('Marktnota')
    .getByRole('button', { name: /verplaatsen naar/ })
    .click();
  await page.getByRole('menuitem', { name: /Ondertekend/ }).click();
  const signature = page.getByRole('form', { name: /Wat werd/ });
  await expect(signature).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(signature).toBeHidden();
  await expect(card('Marktnota')).toBeVisible();

  // With one, it becomes a project with what was announced.
  await card('Marktnota')
    .getByRole('button', { name: /verplaatsen naar/ })
    .click();
  await page.getByRole('menuitem', { name: /Ondertekend/ }).click();
  await signature.getByRole('combobox', { name: 'Partner' }).fill('jinlan');
  await page.getByRole('option', { name: /锦澜/ }).click();
  await signature.getByRole('combobox', { name: 'Soort' }).selectOption({ label: 'Distributie' });
  await signature.getByRole('button', { name: 'Naar Ondertekend' }).click();
  await expect(card('Marktnota')).toHaveCount(0);
  await page.goto('/leads/export');
  const leads = await page.request.get(`/api/v1/leads?q=${number}`);
  const [{ id }] = ((await leads.json()) as { items: [{ id: string }] }).items;
  await page.goto(`/leads/${id}`);
  await expect(page.getByRole('complementary')).toContainText('aangekondigd');
});
