import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';
import type { Mail } from '@brug/local-services/mailbox';
import { Mailbox } from './mailbox.js';
import { STACK_ENV } from './stack.js';

type Role = 'viewer' | 'account-manager' | 'manager' | 'administrator';

interface DemoAccount {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

interface Fixtures {
  /** The mails the product sent. */
  readonly mailbox: Mailbox;
  /** Signs in as the first demo account of the role, or as the person of that name, in the language. */
  readonly signIn: (as: Role | { readonly name: string }, language?: 'nl' | 'en' | 'zh', on?: Page) => Promise<void>;
  /** Fails when the page breaks a rule of WCAG 2.2 AA that axe knows. */
  readonly expectAccessible: (page?: Page) => Promise<void>;
}

/** A test of what a user does. An error in the page or a violation of the content security policy fails it. */
export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => {
    await use(stackAddress(STACK_ENV.url));
  },
  mailbox: async ({}, use) => {
    await use(new Mailbox(stackAddress(STACK_ENV.mailbox)));
  },
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      // A refused request is part of many a story; the rest is an error of ours, or a violation of the policy.
      const ours = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
      if (ours || /content security policy/i.test(message.text())) complaints.push(message.text());
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
  signIn: async ({ page }, use) => {
    await use(async (as, language = 'en', on = page) => {
      const items = await demoAccounts(on);
      const account = items.find((each) => (typeof as === 'string' ? each.role === as : each.name === as.name));
      if (!account) throw new Error(`The demo has no account for ${JSON.stringify(as)}.`);
      await on.goto('/sign-in');
      await on.locator('input[name=email]').fill(account.email);
      await on.locator('input[name=password]').fill(account.password);
      await on.locator('form button[type=submit]').click();
      await on.waitForURL('**/today');
      const changed = await on.request.patch('/api/v1/me/preferences', {
        data: { language },
        headers: { origin: new URL(on.url()).origin },
      });
      expect(changed.status()).toBe(200);
      await on.reload();
      await expect(on.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    });
  },
  expectAccessible: async ({ page }, use) => {
    await use(async (target = page) => {
      const { violations } = await new AxeBuilder({ page: target })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map(({ id, help, nodes }) => `${id}: ${help} · ${nodes.map(({ target: at }) => at).join(' | ')}`),
      ).toEqual([]);
    });
  },
});

export { expect };

/** Who answers for a mail: the person its replies go to. */
export async function ownerOfMail(page: Page, mail: Mail): Promise<string> {
  const address = mail.replyTo[0]?.address;
  const owner = (await demoAccounts(page)).find(({ email }) => email === address);
  if (!owner) throw new Error(`Replies go to ${address}, who is nobody of the demo.`);
  return owner.name;
}

async function demoAccounts(page: Page): Promise<DemoAccount[]> {
  const answer = await page.request.get('/api/v1/demo/accounts');
  return ((await answer.json()) as { items: DemoAccount[] }).items;
}

function stackAddress(name: string): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set: the stack is started by the global set-up.`);
  return address;
}
