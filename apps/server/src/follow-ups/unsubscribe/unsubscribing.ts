import { Injectable } from '@nestjs/common';
import type { Language } from '@brug/contracts/http';
import type { UnsubscribeState } from '@brug/contracts/unsubscribe';
import { optOutContact, takeBackOptOut } from '../../organisations/organisations.public.js';
import type { Caller } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import { found } from '../../platform/errors/domain-error.js';
import { RateLimiter } from '../../platform/http/rate-limiter.js';
import { Settings } from '../../platform/settings/settings.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** Changes by one link: whoever clicks to and fro is heard, a machine that does is not. */
const PER_LINK = { limit: 30, windowSeconds: 3_600 } as const;

interface ReaderRow {
  readonly language: Language;
  readonly email: string | null;
  readonly optedOut: boolean;
  readonly reason: string | null;
}

/** What the readers of our mails decide by the link in them. */
@Injectable()
export class Unsubscribing {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly settings: Settings,
    private readonly limiter: RateLimiter,
    private readonly links: UnsubscribeLinks,
  ) {}

  /** Refuses with `resource.not-found` what is no link of ours, as the others do. */
  async state(token: string): Promise<UnsubscribeState> {
    const contactId = this.#contactOf(token);
    const [{ agencyName }, row] = await Promise.all([
      this.settings.get(),
      this.database.readOne<ReaderRow>(READER, [contactId]),
    ]);
    const { language, email, optedOut, reason } = found(row, 'link');
    return { language, agencyName, address: masked(email), optedOut, canUndo: reason === 'unsubscribed' };
  }

  /** Ends all further messages, also those that are planned. Whoever did so before keeps that choice. */
  unsubscribe(caller: Caller, token: string): Promise<UnsubscribeState> {
    return this.#change(caller, token, 'unsubscribed');
  }

  /** Takes it back, when it was done by the link. What was called off stays so. */
  undo(caller: Caller, token: string): Promise<UnsubscribeState> {
    return this.#change(caller, token, null);
  }

  async #change(caller: Caller, token: string, reason: 'unsubscribed' | null): Promise<UnsubscribeState> {
    const contactId = this.#contactOf(token);
    await this.limiter.take('unsubscribe', contactId, PER_LINK);
    await this.transactions.run(caller, (tx) =>
      reason === null ? takeBackOptOut(tx, contactId) : optOutContact(tx, contactId, reason),
    );
    return this.state(token);
  }

  #contactOf(token: string): string {
    return found(this.links.contactOf(token), 'link');
  }
}

/** `s•••@jinlan.example`: a mail may be passed on, with its link. */
function masked(email: string | null): string {
  if (email === null) return '';
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}•••${email.slice(at)}`;
}

const READER = `SELECT language, email, opted_out_at IS NOT NULL AS "optedOut", opt_out_reason AS reason FROM contacts WHERE id = $1`;
