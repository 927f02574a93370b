import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { InboundMessage } from './inbound-message.js';

/** A mail about a delivery of ours (RFC 3464), or a complaint about one (RFC 5965). */
export interface InboundReport {
  readonly report: 'delivery-status' | 'feedback-report';
  readonly message: InboundMessage;
  /** As it came. */
  readonly raw: Buffer;
}

/** Takes a report in the transaction that keeps the mail; false when it is about nothing that is known. */
export type InboundReportHandler = (tx: Tx, report: InboundReport) => Promise<boolean>;

/** Those who deal with reports; they register when their module starts. */
@Injectable()
export class InboundReportHandlers {
  readonly #handlers: InboundReportHandler[] = [];

  register(handler: InboundReportHandler): void {
    this.#handlers.push(handler);
  }

  /** Asks one after the other; resolves with whether one took it. */
  async take(tx: Tx, report: InboundReport): Promise<boolean> {
    for (const handler of this.#handlers) if (await handler(tx, report)) return true;
    return false;
  }
}
