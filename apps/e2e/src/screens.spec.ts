import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board } from '@brug/contracts/leads';
import type { Page } from '@playwright/test';
import { expect, test } from './test.js';

const PICTURES = join(import.meta.dirname, '../results/screens');
const MOCKUPS = join(import.meta.dirname, '../../../docs/mockups');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Language = 'nl' | 'en' | 'zh';

interface Screen {
  readonly name: string;
  readonly path: (showcase: Showcase) => string;
  /** The mockup it is held against. */
  readonly mockup?: string;
  readonly language?: Language;
  readonly dark?: boolean;
  readonly phone?: boolean;
}

/** The lead of the mockups, as the demo has it. */
interface Showcase {
  readonly leadId: string;
  readonly organisationId: string;
}

const today = () => '/today';
const board = () => '/leads/investment';
const lead = ({ leadId }: Showcase) => `/leads/${leadId}`;
const organisation = ({ organisationId }: Showcase) => `/organisations/${organisationId}`;
const report = () => '/reports/pipeline';
/** The ready-made sequence after a site visit; it ships under this id. */
const sequence = () => '/follow-ups/sequences/01890000-0000-7000-8000-000000000202';
/** The message of the first contact that asks for a call. */
const template = () => '/follow-ups/templates/investment-first-contact-3';
const inquiry = () => '/inquiry?lang=zh';

const SCREENS: readonly Screen[] = [
  { name: 'today', path: today, mockup: 'today' },
  { name: 'today-phone', path: today, mockup: 'today-phone', phone: true },
  { name: 'today-zh', path: today, language: 'zh' },
  { name: 'board', path: board, mockup: 'board' },
  { name: 'board-dark', path: board, mockup: 'board-dark', dark: true },
  { name: 'board-export-nl', path: () => '/leads/export', language: 'nl' },
  { name: 'board-phone', path: board, phone: true },
  { name: 'lead', path: lead, mockup: 'lead' },
  { name: 'lead-dark', path: lead, mockup: 'lead-dark', dark: true },
  { name: 'lead-phone', path: lead, mockup: 'lead-phone', phone: true },
  { name: 'lead-zh', path: lead, language: 'zh' },
  { name: 'organisation', path: organisation, mockup: 'organisation' },
  { name: 'organisation-zh-dark', path: organisation, language: 'zh', dark: true },
  { name: 'organisations', path: () => '/organisations' },
  { name: 'organisations-phone', path: () => '/organisations', phone: true },
  { name: 'contacts', path: () => '/contacts', language: 'nl' },
  { name: 'preferences', path: () => '/preferences' },
  { name: 'preferences-phone-zh-dark', path: () => '/preferences', language: 'zh', dark: true, phone: true },
  { name: 'inbox', path: () => '/inbox' },
  { name: 'inbox-zh-dark', path: () => '/inbox', language: 'zh', dark: true },
  { name: 'inbox-phone', path: () => '/inbox', language: 'nl', phone: true },
  { name: 'report', path: report, mockup: 'reports' },
  { name: 'report-zh-dark', path: report, language: 'zh', dark: true },
  { name: 'report-phone', path: report, phone: true },
  { name: 'sequences', path: () => '/follow-ups/sequences' },
  { name: 'sequence', path: sequence, mockup: 'sequence' },
  { name: 'sequence-zh-dark', path: sequence, language: 'zh', dark: true },
  { name: 'sequence-phone', path: sequence, phone: true },
  { name: 'sequence-runs-nl', path: () => `${sequence()}?view=runs`, language: 'nl' },
  { name: 'templates', path: () => '/follow-ups/templates' },
  { name: 'template', path: template },
  { name: 'template-zh-dark', path: template, language: 'zh', dark: true },
  { name: 'template-phone', path: template, language: 'nl', phone: true },
  { name: 'inquiry', path: inquiry, mockup: 'inquiry' },
  { name: 'inquiry-phone', path: inquiry, mockup: 'inquiry-phone', phone: true },
  { name: 'inquiry-nl-dark', path: () => '/inquiry?lang=nl', dark: true },
];

let showcase: Showcase;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
});

test('every screen is accessible, and its picture is taken', async ({ page, signIn, expectAccessible }) => {
  test.setTimeout(300_000);
  await signIn({ name: 'Lore Vandecasteele' }, 'en');
  showcase = await findShowcase(page);
  let language: Language = 'en';
  for (const screen of SCREENS) {
    await test.step(screen.name, async () => {
      const wanted = screen.language ?? 'en';
      if (wanted !== language) await setLanguage(page, wanted);
      language = wanted;
      await page.setViewportSize(screen.phone ? PHONE : DESK);
      await page.emulateMedia({ colorScheme: screen.dark ? 'dark' : 'light', reducedMotion: 'reduce' });
      await page.goto(screen.path(showcase));
      await settled(page);
      await page.screenshot({ path: join(PICTURES, `${screen.name}.png`) });
      await expectAccessible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, 'the page is no wider than the window').toBeLessThanOrEqual(0);
    });
  }
});

test('the contact sheet puts each picture beside its mockup', async ({ page }) => {
  test.setTimeout(120_000);
  const picture = async (file: string) => `data:image/png;base64,${(await readFile(file)).toString('base64')}`;
  const rows: string[] = [];
  for (const { name, mockup, phone } of SCREENS) {
    const width = phone ? 300 : 900;
    const ours = `<figure><img width="${width}" src="${await picture(join(PICTURES, `${name}.png`))}"><figcaption>${name}</figcaption></figure>`;
    const theirs = mockup
      ? `<figure><img width="${width}" src="${await picture(join(MOCKUPS, `${mockup}.png`))}"><figcaption>mockup ${mockup}</figcaption></figure>`
      : '';
    rows.push(`<section>${ours}${theirs}</section>`);
  }
  await page.setViewportSize({ width: 1900, height: 1000 });
  await page.setContent(
    `<style>body{font:14px sans-serif;margin:20px}section{display:flex;gap:20px;margin-bottom:24px}figure{margin:0}img{border:1px solid #ccc}</style>${rows.join('')}`,
  );
  await page.screenshot({ path: join(PICTURES, '../contact-sheet.png'), fullPage: true });
  expect(rows).toHaveLength(SCREENS.length);
});

async function findShowcase(page: Page): Promise<Showcase> {
  const answer = await page.request.get('/api/v1/board?track=investment&limit=100');
  const cards = ((await answer.json()) as Board).columns.flatMap(({ items }) => items);
  const card = cards.find(({ number }) => number.endsWith('-0042'));
  if (!card) throw new Error('The demo has no lead 0042.');
  return { leadId: card.id, organisationId: card.organisation.id };
}

async function setLanguage(page: Page, language: Language): Promise<void> {
  const origin = new URL(page.url()).origin;
  await page.request.patch('/api/v1/me/preferences', { data: { language }, headers: { origin } });
}

/** Fonts are there and nothing that can be seen is loading any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('main')).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('[data-skeleton]')].filter((element) => {
            const { top, height } = element.getBoundingClientRect();
            return height > 0 && top < innerHeight;
          }).length,
      ),
    )
    .toBe(0);
  await page.evaluate(() => document.fonts.ready);
}
