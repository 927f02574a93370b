import { InquiryFormPage } from './inquiry-form.page.js';
import { expect, ownerOfMail, test } from './test.js';

const FIRM = '宁波远舟国际物流有限公司';
const ADDRESS = 'xiaolan.fang@yuanzhou.example';

test('a firm from Zhejiang asks in Chinese, and its lead goes through its gates to a signed project', async ({
  page,
  browser,
  mailbox,
  signIn,
  expectAccessible,
}) => {
  const form = new InquiryFormPage(page);
  await form.open('zh', 'investment');
  await expectAccessible();
  await form.enter({ firm: FIRM, identifier: '91330206MA2H6T3X7F' });
  await expect(page.getByText('校验通过，登记地：宁波市北仑区')).toBeVisible();
  await form.choose('物流仓储', '半年到一年', '科特赖克');
  await form.enter({ amount: '4,000', jobs: '35', person: '方晓岚', email: 'xiaolan.fang＠yuanzhou.example' });
  await expect(page.getByText(/约.*488\s*万.*2026年11月/)).toBeVisible();
  await page.locator('[name=phone]').focus();
  await page.getByRole('button', { name: `改成 ${ADDRESS}` }).click();
  const number = await form.send('提交咨询');
  expect(number).toMatch(/^INV-2026-\d{4}$/);

  const mail = await mailbox.onlyMailTo(ADDRESS);
  expect(mail.subject).toContain(number);
  expect(mail.text).toContain('您好');
  expect(mail.text).not.toContain('远舟');

  // Management looks at the report while all this happens.
  const office = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const report = await office.newPage();
  await signIn('manager', 'en', report);
  await report.goto('/reports/pipeline');
  const signed = report.locator('a[href*="signedYear"][href*="track=investment"]').first();
  await expect(signed).toHaveText(/^\d+/);
  const signedBefore = Number.parseInt((await signed.textContent()) ?? '', 10);

  await signIn({ name: await ownerOfMail(page, mail) }, 'zh');
  const task = page.getByRole('listitem').filter({ hasText: FIRM });
  await expect(task).toBeVisible();
  await expectAccessible();
  await task.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(FIRM);
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await expectAccessible();

  // The gate of 'qualified' asks for what is missing and says what is there.
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: '已确认' }).click();
  const gate = page.getByRole('form', { name: /已确认还需要/ });
  await expect(gate.getByRole('list', { name: '已具备' })).toContainText('物流');
  await expect(gate.getByRole('button', { name: '移到已确认' })).toBeDisabled();
  await gate.getByLabel('方式', { exact: true }).selectOption('新建');
  await gate
    .getByRole('combobox', { name: /NACE/ })
    .or(gate.getByRole('textbox', { name: /NACE/ }))
    .fill('52');
  await page.getByRole('option', { name: /^52/ }).first().click();
  await gate.getByRole('button', { name: '移到已确认' }).click();
  await expect(gate).toBeHidden();
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('已确认');

  // The call is written down, and with it the task is done.
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: '谈了什么？' }).fill('与方晓岚通话，十二月初来访。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('与方晓岚通话');

  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: '已签约' }).click();
  const signature = page.getByRole('form', { name: '签了什么？' });
  await signature.getByLabel('类型', { exact: true }).selectOption('投资');
  await signature.getByRole('button', { name: '移到已签约' }).click();
  await expect(signature).toBeHidden();
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('已签约');

  // The report changed by itself.
  await expect(signed).toHaveText(new RegExp(`^${signedBefore + 1}\\b`));
  await office.close();
});
