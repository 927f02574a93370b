import type { Answer, Mail, MailPage } from '@brug/local-services/mailbox';
import { expect } from '@playwright/test';

/** Reads the mails that reached the local mailbox, and answers them. */
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

  /** The newest of so many mails to the address, once they are there. */
  async latestMailTo(address: string, among: number): Promise<Mail> {
    await expect.poll(() => this.count(address), { message: `${among} mails to ${address}` }).toBe(among);
    const [latest] = (await this.#list(address)).items;
    if (!latest) throw new Error(`The mails to ${address} are gone.`);
    return (await (await fetch(`${this.url}/api/mails/${latest.id}`)).json()) as Mail;
  }

  async count(address: string): Promise<number> {
    return (await this.#list(address)).items.length;
  }

  /** The page on which a mail is read and answered. */
  pageOf({ id }: Mail): string {
    return `${this.url}/mails/${id}`;
  }

  /** Answers a mail as its recipient; resolves with what Brug took the answer as. */
  async answer({ id }: Mail, answer: Answer): Promise<string> {
    const response = await fetch(`${this.url}/api/mails/${id}/answer`, {
      method: 'POST',
      body: JSON.stringify(answer),
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { outcome: string }).outcome;
  }

  async #list(address: string): Promise<MailPage> {
    return (await (await fetch(`${this.url}/api/mails?to=${encodeURIComponent(address)}`)).json()) as MailPage;
  }
}
