import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board } from '@brug/contracts/leads';
import { expect, test } from './test.js';

const PICTURES = join(import.meta.dirname, '../results/screens');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

test.beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
});

test('an administrator pauses sending, everybody sees it, and lets it go again', async ({
  page,
  signIn,
  expectAccessible,
  browser,
}) => {
  await signIn('administrator', 'en');
  await page.goto('/administration/follow-ups');
  await expect(page.getByText('Automatic messages leave when they are due.')).toBeVisible();
  await expectAccessible();
  await page.screenshot({ path: join(PICTURES, 'follow-ups-overview.png'), fullPage: true });

  await page.getByRole('button', { name: 'Pause sending' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible();
  await page.getByLabel('Why').fill('The Spring Festival greeting has a wrong date');
  await page.getByRole('button', { name: 'Pause now' }).click();
  const banner = page.getByText('Automatic messages except confirmations are paused');
  await expect(banner).toBeVisible();
  await expectAccessible();

  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn('account-manager', 'zh', other);
  await expect(other.getByText('除收件确认外，自动邮件已暂停')).toBeVisible();
  await expectAccessible(other);
  await context.close();

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(PHONE);
  await expectAccessible();
  await page.screenshot({ path: join(PICTURES, 'follow-ups-overview-phone-dark.png'), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'the page is no wider than the window').toBeLessThanOrEqual(0);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);

  await page.getByRole('button', { name: 'Resume sending' }).click();
  await expect(banner).toBeHidden();
});

test('every figure opens its rows', async ({ page, signIn, expectAccessible }) => {
  await signIn('administrator', 'en');
  await page.goto('/administration/follow-ups');
  const figure = page.getByRole('link', { name: /: Planned$/ });
  const count = Number((await figure.textContent())?.replaceAll(',', ''));
  await figure.click();
  await expect(page).toHaveURL(/\/administration\/follow-ups\/messages\?list=planned/);
  const table = page.getByRole('table', { name: 'Planned' });
  await expect(table).toHaveAttribute('aria-rowcount', count < 100 ? String(count + 1) : '-1');
  await expectAccessible();
  await page.screenshot({ path: join(PICTURES, 'follow-ups-rows.png') });
  await page.setViewportSize(PHONE);
  await expectAccessible();
  await page.screenshot({ path: join(PICTURES, 'follow-ups-rows-phone.png') });
});

test('the job queue shows its worker', async ({ page, signIn, expectAccessible }) => {
  await signIn('administrator', 'nl');
  await page.goto('/administration/queue');
  await expect(page.getByRole('cell').first()).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Workers' })).toContainText('1');
  await expect(page.getByText('Geen enkele taak is definitief mislukt.')).toBeVisible();
  await expectAccessible();
  await page.screenshot({ path: join(PICTURES, 'queue-nl.png') });
});

test('a lead says why each date is what it is', async ({ page, signIn, expectAccessible }) => {
  await signIn({ name: 'Lore Vandecasteele' }, 'en');
  const answer = await page.request.get('/api/v1/board?track=investment&limit=100');
  const cards = ((await answer.json()) as Board).columns.flatMap(({ items }) => items);
  const id = cards.find(({ number }) => number.endsWith('-0042'))?.id ?? '';
  await page.goto(`/leads/${id}`);
  const list = page.getByRole('complementary').getByRole('region', { name: 'Follow-ups' });
  const places = list.getByText(/(Hangzhou · .*Kortrijk|Kortrijk · .*Hangzhou)/);
  await expect(places.first()).toBeVisible();
  const why = list.locator('summary').first();
  await why.focus();
  await page.keyboard.press('Enter');
  await expect(list.getByRole('list', { name: 'The days on the way' }).first()).toBeVisible();
  await expectAccessible();
  await list.screenshot({ path: join(PICTURES, 'lead-follow-ups.png') });
});
