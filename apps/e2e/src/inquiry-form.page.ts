import { expect, type Page } from '@playwright/test';

/** The public form, as a firm fills it in. */
export class InquiryFormPage {
  constructor(private readonly page: Page) {}

  async open(language: 'nl' | 'en' | 'zh', track: 'investment' | 'export'): Promise<void> {
    await this.page.goto(`/inquiry?lang=${language}&track=${track}`);
    await expect(this.page.locator('input[name=firm]')).toBeVisible();
  }

  async enter(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.page.locator(`[name="${name}"]`).fill(value);
  }

  async choose(...labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.page.getByRole('checkbox', { name: label, exact: true }).check();
  }

  /** Consents, sends, and gives the reference that the receipt tells. */
  async send(button: string): Promise<string> {
    await this.page.locator('[name=consent]').check();
    await this.page.getByRole('button', { name: button }).click();
    const receipt = this.page.getByTestId('reference');
    await expect(receipt).toBeVisible();
    return /(INV|EXP)-\d{4}-\d{4}/.exec((await receipt.textContent()) ?? '')?.[0] ?? '';
  }
}
