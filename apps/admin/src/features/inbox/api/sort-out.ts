import type { ResponseFor } from '@brug/contracts/client';
import type { BeginLeadFromMail, InboundMail, LinkInboundMail } from '@brug/contracts/replies';
import { api } from '../../../shared/api/api.js';

type Seen = Pick<InboundMail, 'id' | 'version'>;
type Linked = ResponseFor<'POST /inbound-mails/:id/link'>;

/** Puts a mail on a lead. The key makes a second attempt after a lost answer add nothing. */
export function linkMail(id: string, body: LinkInboundMail, idempotencyKey: string): Promise<Linked> {
  return api('POST /inbound-mails/:id/link', { params: { id }, body, idempotencyKey });
}

/** Adds a lead and puts the mail on it, or neither. The key makes a second attempt after a lost answer add nothing. */
export function beginLeadFromMail(
  id: string,
  body: BeginLeadFromMail,
  idempotencyKey: string,
): Promise<ResponseFor<'POST /inbound-mails/:id/lead'>> {
  return api('POST /inbound-mails/:id/lead', { params: { id }, body, idempotencyKey });
}

export function setMailAside({ id, version }: Seen): Promise<InboundMail> {
  return api('POST /inbound-mails/:id/set-aside', { params: { id }, body: { version } });
}

export function restoreMail({ id, version }: Seen): Promise<InboundMail> {
  return api('POST /inbound-mails/:id/restore', { params: { id }, body: { version } });
}
