/** How many times a message is handed to the mail server before it is given up. */
export const MAX_ATTEMPTS = 6;

/** Minutes to wait after the n-th refused attempt: 1, 5, 25, 125, 625 (greylisting asks for a few minutes at first). */
export function backoffMinutes(attempt: number): number {
  return 5 ** (Math.max(1, attempt) - 1);
}

/** What came of speaking to the mail server. */
export type DeliveryResult =
  | { readonly kind: 'accepted'; readonly response: string }
  /** A reply of the server that settles that it did not take the message; 4xx may be tried again, 5xx not (RFC 5321, 4.2.1). */
  | { readonly kind: 'refused'; readonly status: number; readonly response: string }
  /** The connection never came about, so nothing can have left. */
  | { readonly kind: 'not-connected'; readonly response: string }
  /** The final answer after the message's data never came: it may have left. */
  | { readonly kind: 'no-final-answer'; readonly response: string };

export type AfterDelivery =
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly retryInMinutes: number }
  | { readonly state: 'dead' }
  | { readonly state: 'uncertain' };

/** The state a message takes after the `attempt`-th try (1 for the first). What may have left is never tried again on its own. */
export function afterDelivery(result: DeliveryResult, attempt: number): AfterDelivery {
  switch (result.kind) {
    case 'accepted':
      return { state: 'sent' };
    case 'no-final-answer':
      return { state: 'uncertain' };
    case 'refused':
      if (result.status >= 500) return { state: 'dead' };
      break;
    case 'not-connected':
      break;
  }
  return attempt >= MAX_ATTEMPTS ? { state: 'dead' } : { state: 'failed', retryInMinutes: backoffMinutes(attempt) };
}

/** Why a message is not sent although it is due. */
export type RefusalReason =
  | 'no-lawful-basis'
  | 'opted-out'
  | 'no-address'
  | 'address-bounced'
  | 'lead-closed'
  | 'stage-left'
  | 'contact-erased';

export interface SendingContext {
  readonly contact: {
    readonly hasAddress: boolean;
    readonly lawfulBasis: string | null;
    readonly optedOut: boolean;
    /** A mail to the address came back for good, and the address is still the same. */
    readonly bounced: boolean;
    /** Archived or erased: no longer somebody we write to. */
    readonly gone: boolean;
  };
  /** Whether it directly acknowledges what the contact asked for; such a message goes out although the lead was closed since. */
  readonly isAcknowledgement: boolean;
  readonly leadIsOpen: boolean;
  /** The stage whose entry planned it, and where the lead is now; a message of a stage stops when the stage is left. */
  readonly plannedForStageId: string | null;
  readonly currentStageId: string | null;
}

/** The first reason against sending, checked again in the instant before the server is spoken to; null when it may go. */
export function reasonNotToSend(context: SendingContext): RefusalReason | null {
  const { contact } = context;
  if (contact.gone) return 'contact-erased';
  if (!contact.hasAddress) return 'no-address';
  if (!contact.lawfulBasis) return 'no-lawful-basis';
  if (contact.optedOut) return 'opted-out';
  if (contact.bounced) return 'address-bounced';
  if (!context.isAcknowledgement && !context.leadIsOpen) return 'lead-closed';
  if (context.plannedForStageId && context.plannedForStageId !== context.currentStageId) return 'stage-left';
  return null;
}

/**
 * The Message-ID of a follow-up (RFC 5322, 3.6.4): one message has one, at every attempt and also when a person has an
 * uncertain one sent again, so that a receiver who got it already can tell the repeat.
 */
export function messageIdOf(followUpId: string, mailDomain: string): string {
  return `<followup.${followUpId}@${mailDomain}>`;
}
