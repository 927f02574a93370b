import { receiveMail } from './incoming-mail.js';
import { InquiryFormPage } from './inquiry-form.page.js';
import { expect, ownerOfMail, test } from './test.js';

const FIRM = '绍兴越锦纺织有限公司';
const ADDRESS = 'min.chen@yuejin.example';

test('an answer in Chinese finds its lead, waits on its owner’s Today, and is put away', async ({
  page,
  browser,
  mailbox,
  signIn,
  expectAccessible,
}) => {
  const form = new InquiryFormPage(page);
  await form.open('zh', 'investment');
  await form.enter({ firm: FIRM, identifier: '91330602MA2BF3C815' });
  await form.choose('生产基地', '半年到一年', '科特赖克');
  await form.enter({ amount: '2,000', jobs: '20', person: '陈敏', email: ADDRESS });
  const number = await form.send('提交咨询');
  const mail = await mailbox.onlyMailTo(ADDRESS);

  // Its owner looks at Today while the answer comes in.
  await signIn({ name: await ownerOfMail(page, mail) }, 'en');
  const owner = page;
  await expect(owner.getByRole('heading', { level: 1 })).toBeVisible();

  const desk = await browser.newContext({ locale: 'zh-CN' });
  const recipient = await desk.newPage();
  await recipient.goto(mailbox.pageOf(mail));
  await recipient.getByLabel(`${ADDRESS} 的回复内容`).fill('星期二可以。\n请寄两个地块的资料。');
  await recipient.getByRole('button', { name: '发送到 Brug' }).click();
  await expect(recipient.getByRole('status')).toHaveText('Brug 已收到回复。');
  await desk.close();

  const replies = owner.getByRole('region', { name: 'Replies' });
  const row = replies.getByRole('listitem').filter({ hasText: FIRM });
  await expect(row).toContainText('星期二可以。');
  await row.click();
  await expectAccessible();
  await row.getByRole('link', { name: 'Open' }).click();
  await expect(owner.getByText(number, { exact: true })).toBeVisible();
  const timeline = owner.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('请寄两个地块的资料。');
  await expect(timeline).not.toContainText('wrote:');
  await timeline.getByRole('button', { name: 'Show what was quoted' }).click();
  await expect(timeline).toContainText('wrote:');
  await expectAccessible();

  await owner.goBack();
  await row.click();
  await owner.keyboard.press('e');
  await expect(row).toBeHidden();
  await owner.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();

  // An answering machine is heard on the timeline only.
  expect(await mailbox.answer(mail, { text: '我正在休假。', automatic: true })).toBe('automatic');
  await row.getByRole('link').first().click();
  await expect(timeline).toContainText('automatic answer');
  await expect(timeline).toContainText('我正在休假。');
});

test('a mail of somebody unknown appears in the inbox by itself, and its sender is known from then on; another one is set aside', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn({ name: 'Lore Vandecasteele' }, 'nl');
  await page.goto('/inbox');
  await expect(page.getByText('Elke mail heeft zijn plaats')).toBeVisible();
  const mails = page.getByRole('table', { name: 'Inkomende mail' });
  const stranger = {
    from: '王磊 Wang Lei <wang.lei@onbekend.example>',
    text: '我们在寻找十公顷的土地。\n请联系我们。',
  };
  expect(await receiveMail({ ...stranger, subject: 'Land bij Ieper' })).toBe('waiting');
  expect(await receiveMail({ ...stranger, subject: 'Aanbieding tonerpatronen' })).toBe('waiting');
  await expect(mails.getByRole('link', { name: 'Land bij Ieper' })).toBeVisible();
  await expectAccessible();

  await mails.getByRole('link', { name: 'Aanbieding tonerpatronen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Niet voor ons' }).click();
  await expect(mails.getByRole('link', { name: 'Aanbieding tonerpatronen' })).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  await mails.getByRole('link', { name: 'Land bij Ieper' }).click();
  const mail = page.getByRole('dialog', { name: 'Land bij Ieper' });
  await expect(mail).toContainText('我们在寻找十公顷的土地。');
  await mail
    .getByRole('combobox', { name: 'Lead' })
    .or(mail.getByRole('textbox', { name: 'Lead' }))
    .fill('INV-2026-0042');
  await page.getByRole('option', { name: /INV-\d{4}-0042/ }).click();
  await mail.getByRole('checkbox', { name: /^De afzender bewaren als contact van/ }).check();
  await expect(mail.getByLabel('Chinese familienaam')).toHaveValue('王');
  await expect(mail.getByLabel('Familienaam', { exact: true })).toHaveValue('Wang');
  await expect(mail.getByRole('radio', { name: '中文' })).toBeChecked();
  await expectAccessible();
  await mail.getByRole('button', { name: /^Bij INV-\d{4}-0042 plaatsen$/ }).click();
  await expect(page.getByText('Elke mail heeft zijn plaats')).toBeVisible();

  await page.goto('/today');
  const replies = page.getByRole('region', { name: 'Antwoorden' });
  const row = replies.getByRole('listitem').filter({ hasText: '我们在寻找十公顷的土地。' });
  await expect(row).toContainText('王磊');

  // The next one needs nobody.
  expect(await receiveMail({ ...stranger, text: '附上企业简介。', subject: 'Land bij Ieper' })).toBe('reply');
  await expect(replies.getByRole('listitem').filter({ hasText: '附上企业简介。' })).toContainText('王磊');
});

test('a lead begins with a mail: its sender is the contact, and the mail stands on its timeline', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn({ name: 'Lore Vandecasteele' }, 'en');
  await page.goto('/inbox');
  const from = '周敏 Zhou Min <zhou.min@vreemd.example>';
  expect(await receiveMail({ from, subject: 'Re: A weaving mill', text: '请告知土地价格。' })).toBe('waiting');
  await page.getByRole('link', { name: 'Re: A weaving mill' }).click();
  await page.getByRole('button', { name: 'New lead' }).click();
  await page.getByRole('menuitem', { name: 'Investment' }).click();
  const dialog = page.getByRole('dialog', { name: 'New investment lead' });
  const firm = dialog.getByRole('combobox', { name: 'Firm' }).or(dialog.getByRole('textbox', { name: 'Firm' }));
  await firm.fill('jinlan');
  await page.getByRole('option', { name: /Jinlan Textile/ }).click();
  await expect(dialog.getByLabel('Chinese family name')).toHaveValue('周');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Add the lead' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A weaving mill' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('请告知土地价格。');
  await expect(page.getByText('周敏').first()).toBeVisible();
});
