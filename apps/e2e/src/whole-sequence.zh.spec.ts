import type { Enrolment } from '@brug/contracts/sequences';
import type { Page } from '@playwright/test';
import { InquiryFormPage } from './inquiry-form.page.js';
import { expect, ownerOfMail, test } from './test.js';

const FIRM = '嘉兴海晨新材料有限公司';
const ADDRESS = 'wen.xu@haichen.example';

/** Last of all, by its file's name: the clock goes on from here and not back. */
test('a sequence writes in Chinese when its time comes, and a reply ends it', async ({
  page,
  mailbox,
  signIn,
  expectAccessible,
}) => {
  const form = new InquiryFormPage(page);
  await form.open('zh', 'investment');
  await form.enter({ firm: FIRM });
  await form.choose('生产基地', '半年到一年', '科特赖克');
  await form.enter({ amount: '3,000', jobs: '25', person: '徐文', email: ADDRESS });
  const number = await form.send('提交咨询');
  const acknowledgement = await mailbox.onlyMailTo(ADDRESS);

  await signIn({ name: await ownerOfMail(page, acknowledgement) }, 'zh');
  const task = page.getByRole('listitem').filter({ hasText: FIRM });
  await expect(task).toBeVisible();
  await expectAccessible();
  await task.getByRole('link').first().click();
  await expect(page.getByText(number, { exact: true })).toBeVisible();

  // Every date is shown on both clocks before anything begins.
  const runs = page.getByRole('region', { name: '跟进计划' });
  await runs.getByRole('button', { name: '加入跟进计划' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('选择跟进计划').click();
  await page.getByRole('option', { name: /首次咨询/ }).click();
  const dates = dialog.getByRole('table', { name: '各步日期' });
  await expect(dates.getByRole('row').nth(2)).toContainText('11月30日');
  await expectAccessible();
  await dialog.getByRole('button', { name: /启动/ }).click();
  await expect(dialog).toBeHidden();
  await expect(runs).toContainText('进行中');

  // Four Chinese working days later, at nine in Hangzhou.
  await setClock(page, '2026-11-30T01:00:30Z');
  const mail = await mailbox.latestMailTo(ADDRESS, 2);
  expect(mail.text).toContain('您好');
  expect(mail.text).toContain('顺颂商祺');
  expect(mail.text).toMatch(/（周.）\d\d:\d\d（科特赖克时间\d\d:\d\d）/);
  expect(mail.references).toContain(acknowledgement.messageId);

  expect(await mailbox.answer(mail, { text: '谢谢，周三下午可以通话。' })).toBe('reply');
  await page.reload();
  await expect(runs).toContainText('已停止');
  await expect(runs).toContainText('对方已回复');
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('周三下午可以通话');
  await expectAccessible();

  // Nothing of it is left that could still leave.
  const leadId = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.get(`/api/v1/leads/${leadId}/enrolments`);
  const { items } = (await answer.json()) as { items: Enrolment[] };
  expect(items[0]?.steps.map(({ state }) => state)).toEqual(['skipped', 'cancelled', 'sent', 'cancelled', 'cancelled']);
});

/** Sets the clock of every process; the sweep comes by. */
async function setClock(page: Page, now: string): Promise<void> {
  const answer = await page.request.put('/api/v1/test/clock', {
    data: { now },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(200);
}
