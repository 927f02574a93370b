import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InquiryReceipt } from '@brug/contracts/inquiries';
import { formatLeadNumber } from '@brug/domain/leads';
import type { Caller } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';
import { networkOf } from '../platform/http/network-of.js';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { RECEIPT } from './inquiries.queries.js';
import { InquiryIntake } from './inquiry-intake.js';
import { checkInquiry, type InquiryBody, onTheForm } from './inquiry-records.js';
import { ProofOfWork } from './proof-of-work.js';

/** Inquiries from one address: an office may send a few, a flood is refused. */
const PER_ADDRESS = { limit: 10, windowSeconds: 3_600 } as const;
/** Acknowledgements to one mailbox, so that nobody can have us fill somebody else's. */
const PER_RECIPIENT = { limit: 3, windowSeconds: 86_400 } as const;

/** Takes in what firms send over the public form, and keeps out what machines send. */
@Injectable()
export class InquiriesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limiter: RateLimiter,
    private readonly proofs: ProofOfWork,
    private readonly intake: InquiryIntake,
  ) {}

  /**
   * Takes an inquiry in. The same submission sent twice gets the same receipt and makes one lead, also when both arrive at
   * once. Refuses with `request.invalid`, `inquiry.proof-invalid` and `rate.limited`.
   */
  async submit(caller: Caller, body: InquiryBody): Promise<InquiryReceipt> {
    // Whoever filled in the field that nobody sees is answered like everybody else, and nothing is kept.
    if (body.homepage) return this.#receiptForMachines(body);
    const before = await this.#receiptOf(body.submissionId);
    if (before) return before;

    const checked = checkInquiry(body);
    if (checked.errors.length > 0) refuse('request.invalid', { errors: checked.errors });
    await this.limiter.take('inquiry.address', networkOf(caller.origin?.ip), PER_ADDRESS);

    const take = () =>
      this.transactions.run(caller, async (tx) => {
        await this.proofs.spend(tx, body.proof);
        const reference = await this.intake.take(tx, body, checked);
        return { reference, receivedAt: tx.at };
      });
    try {
      // The share of a mailbox is somebody else's: who wants to use it up works for it.
      await this.proofs.check(body.proof);
      await this.limiter.take('inquiry.recipient', mailboxOf(checked.email), PER_RECIPIENT);
      return await take();
    } catch (error) {
      // Somebody was faster: with this submission, then theirs counts; with this identifier, then now it is known.
      const theirs = await this.#receiptOf(body.submissionId);
      if (theirs) return theirs;
      if (isIdentifierTaken(error)) return take();
      if (error instanceof DomainError && error.details.errors) {
        refuse(error.code, { ...error.details, errors: onTheForm(error.details.errors) });
      }
      throw error;
    }
  }

  #receiptOf(submissionId: string): Promise<InquiryReceipt | null> {
    return this.database.readOne<InquiryReceipt>(RECEIPT, [submissionId]);
  }

  #receiptForMachines({ track }: InquiryBody): InquiryReceipt {
    const now = this.clock.now();
    const year = now.toZonedDateTimeISO('Europe/Brussels').year;
    return { reference: formatLeadNumber(track, year, randomInt(1, 500)), receivedAt: now.toString() };
  }
}

/** Addresses that differ in what stands behind a plus are one mailbox nearly everywhere. */
function mailboxOf(email: string): string {
  return email.toLowerCase().replace(/(?<=.)\+[^@]*@/, '@');
}

function isIdentifierTaken(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'organisation.identifier-taken';
}
