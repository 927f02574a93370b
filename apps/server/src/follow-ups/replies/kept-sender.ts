import type { z } from 'zod';
import type { keptSender } from '@brug/contracts/replies';
import { TIME_ZONES } from '@brug/domain/calendars';
import { holds } from '@brug/domain/permissions';
import type { MailOrigin } from '@brug/domain/replies';
import { createContact } from '../../organisations/organisations.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/errors/domain-error.js';
import { refusedBelow } from './refused-below.js';
import { addressIsTaken } from './thread.queries.js';

/** Who wrote a mail of whom nobody knew, and when it came. */
export interface UnknownSender {
  readonly fromAddress: string;
  readonly origin: MailOrigin['kind'];
  readonly receivedAt: string;
}

/** The organisation whose contact they become. */
export interface SendersOrganisation {
  readonly organisationId: string;
  readonly country: string;
}

const FIELD = 'body.keepSender';

/**
 * Makes a contact of a sender, in the caller's transaction; resolves with its id. That they wrote to us by themselves is why we may write back.
 * Refuses with `auth.forbidden`, with `contact.address-taken` when somebody has the address, and with `request.invalid` naming every wrong field.
 */
export async function keepSender(
  tx: Tx,
  actor: PersonActor,
  { fromAddress: address, origin, receivedAt }: UnknownSender,
  { organisationId, country }: SendersOrganisation,
  given: z.output<typeof keptSender>,
): Promise<string> {
  if (!holds(actor, 'contact.create')) {
    refuse('auth.forbidden', { detail: `The role ${actor.role} may not add contacts.` });
  }
  if (origin !== 'person') {
    const message = 'a mail that a person wrote';
    refuse('request.invalid', { errors: [{ path: FIELD, code: 'mail.not-by-person', message }] });
  }
  // One at a time for an address: two mails of one sender may be sorted out at the same moment.
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext(lower($2)))', [ADDRESS_LOCK, address]);
  if (await addressIsTaken(tx, address)) {
    const error = { path: `${FIELD}.email`, code: 'contact.address-taken', message: 'an address that nobody has' };
    refuse('contact.address-taken', { detail: 'Somebody has this address.', errors: [error] });
  }
  const lawfulBasisOn = Temporal.Instant.from(receivedAt).toZonedDateTimeISO(TIME_ZONES.BE).toPlainDate().toString();
  const contact = {
    ...given,
    organisationId,
    email: address,
    timeZone: TIME_ZONES[country === 'CN' ? 'CN' : 'BE'],
    lawfulBasis: 'request' as const,
    lawfulBasisOn,
  };
  return refusedBelow(FIELD, createContact(tx, contact));
}

const ADDRESS_LOCK = 0x6b656570;
