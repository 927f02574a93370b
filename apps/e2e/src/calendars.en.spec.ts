import { expect, test } from './test.js';

const FESTIVAL = ['05', '06', '07', '08', '09', '10', '11'].map(
  (day) => `2027-02-${day},holiday,Lentefeest,Spring Festival,春节`,
);

/** As administrators get it: lines of a file, pasted. */
const NOTICE = ['date,kind,nl,en,zh', "2027-01-01,holiday,Nieuwjaar,New Year's Day,元旦", ...FESTIVAL].join('\n');

test('a year that China publishes is imported, looked at, saved, and corrected by hand', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('administrator', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('navigation', { name: 'Years' }).getByRole('link', { name: '2027' }).click();
  const china = page.getByRole('region', { name: 'China 2027' });
  await expect(china.getByText('provisional', { exact: true })).toBeVisible();
  await expectAccessible();

  await china.getByRole('button', { name: 'Import' }).click();
  await page.getByLabel('Or paste it here').fill(NOTICE);
  await page.getByRole('button', { name: 'Show what changes' }).click();
  await expect(page.getByText('8 days added')).toBeVisible();
  await page.getByRole('button', { name: 'Take 8 days over' }).click();
  await expect(china.getByRole('button', { name: /^Friday 5 February, holiday.*not saved/ })).toBeVisible();
  await china.getByRole('button', { name: 'Save 8 days' }).click();
  await page.getByRole('button', { name: 'Save the year' }).click();
  await expect(china.getByText('published', { exact: true })).toBeVisible();

  const saturday = china.getByRole('button', { name: /^Saturday 13 February/ });
  await saturday.click();
  await page.getByText('make-up working day', { exact: true }).last().click();
  await page.getByRole('combobox', { name: 'A known holiday' }).click();
  await page.getByRole('option', { name: 'Spring Festival (make-up working day)' }).click();
  await page.getByRole('button', { name: 'Mark' }).click();
  await china.getByRole('button', { name: 'Save 1 day' }).click();
  await page.getByRole('button', { name: 'Save the year' }).click();
  await expect(china.getByRole('button', { name: /^Saturday 13 February, make-up working day/ })).toBeVisible();
  await page.reload();
  await expect(china.getByRole('button', { name: /^Saturday 13 February, make-up working day/ })).toBeVisible();
  await expect(china.getByText('published', { exact: true })).toBeVisible();
});

test('the calendars are accessible on a wide screen, make-up days too', async ({ page, signIn, expectAccessible }) => {
  await signIn('administrator', 'en');
  await page.goto('/administration/calendars?year=2026');
  await expect(page.locator('[data-date="2026-02-14"][data-look="make-up"]')).toBeVisible();
  await expectAccessible();
});

for (const language of ['nl', 'zh'] as const) {
  test(`the calendars are accessible on a phone and in the dark: ${language}`, async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    await signIn('administrator', language);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/administration/calendars?year=2026');
    await expect(page.locator('[data-date="2026-02-14"]').last()).toBeVisible();
    await expectAccessible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, 'the page is no wider than the window').toBeLessThanOrEqual(0);
  });
}
