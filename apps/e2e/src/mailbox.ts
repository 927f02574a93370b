import type { Mail, MailPage } from '@brug/local-services/mailbox';
import { expect } from '@playwright/test';

/** Reads the mails that reached the local mailbox. */
export class Mailbox {
  constructor(private readonly url: string) {}

  /** The one mail that went to the address, once it is there; fails when none comes, or a second one. */
  async onlyMailTo(address: string): Promise<Mail> {
    await expect
      .poll(async () => (await this.#list(address)).items.length, { message: `a mail to ${address}` })
      .toBe(1);
    const [summary] = (await this.#list(address)).items;
    if (!summary) throw new Error(`The mail to ${address} is gone.`);
    return (await (await fetch(`${this.url}/api/mails/${summary.id}`)).json()) as Mail;
  }

  async count(address: string): Promise<number> {
    return (await this.#list(address)).items.length;
  }

  async #list(address: string): Promise<MailPage> {
    return (await (await fetch(`${this.url}/api/mails?to=${encodeURIComponent(address)}`)).json()) as MailPage;
  }
}
