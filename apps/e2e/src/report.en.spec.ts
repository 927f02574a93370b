import type { LeadCard } from '@brug/contracts/leads';
import type { PipelineReport } from '@brug/contracts/reports';
import type { Page } from '@playwright/test';
import { expect, test } from './test.js';

test('management reads the pipeline in English: every figure opens its rows, and they add up', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  await signIn('manager', 'en');
  await page.goto('/reports/pipeline');
  await expect(page.getByRole('img', { name: /Investment: open leads by stage/ })).toBeVisible();
  await page.keyboard.press('t');
  const table = page.getByRole('table').first();
  await expect(table).toBeVisible();
  await expectAccessible();

  const addresses = await page
    .locator('a[href^="/reports/pipeline/rows"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  expect(addresses.length).toBeGreaterThan(30);
  // Each kind of figure of each track: a stage, a currency, the signed ones, the sums.
  const sample = addresses.filter((_address, index) => index % 4 === 0);
  for (const address of sample) {
    await test.step(address, async () => {
      await page.goto(address);
      const footer = page.getByRole('contentinfo').or(page.locator('footer'));
      const all = footer.getByRole('button', { name: 'Load all' });
      await expect(footer.getByRole('status')).not.toBeEmpty();
      if (await all.isVisible()) await all.click();
      await expect(footer.getByRole('status')).toContainText('Equals');
    });
  }
});

test('the report equals a count of the leads themselves, to the cent', async ({ page, signIn }) => {
  await signIn('manager', 'en');
  const report = await read<PipelineReport>(page, '/api/v1/reports/pipeline');
  for (const { track, stages, count, signed } of report.tracks) {
    const open = await allLeads(page, `track=${track}&category=open`);
    expect([track, count]).toEqual([track, open.length]);
    for (const { stage, count: inStage, perCurrency } of stages) {
      const leads = open.filter(({ stageId }) => stageId === stage.id);
      expect([stage.key, inStage, sumsOf(leads)]).toEqual([
        stage.key,
        leads.length,
        Object.fromEntries(perCurrency.map(({ currency, amountMinor }) => [currency, amountMinor])),
      ]);
    }
    const done = await allLeads(page, `track=${track}&category=signed&signedYear=${signed.year}`);
    expect([signed.count, sumsOf(done)]).toEqual([
      done.length,
      Object.fromEntries(signed.perCurrency.map(({ currency, amountMinor }) => [currency, amountMinor])),
    ]);
  }
});

async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as T;
}

async function allLeads(page: Page, filter: string): Promise<LeadCard[]> {
  const leads: LeadCard[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const at: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const answer: { items: LeadCard[]; nextCursor: string | null } = await read(
      page,
      `/api/v1/leads?limit=200&${filter}${at}`,
    );
    leads.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return leads;
}

function sumsOf(leads: readonly LeadCard[]): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const { value } of leads) {
    if (value) sums.set(value.currency, (sums.get(value.currency) ?? 0n) + BigInt(value.amountMinor));
  }
  return Object.fromEntries([...sums].map(([currency, sum]) => [currency, String(sum)]));
}
