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
