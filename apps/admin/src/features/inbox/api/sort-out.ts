import type { InboundMail } from '@brug/contracts/replies';
import { api } from '../../../shared/api/api.js';

type Seen = Pick<InboundMail, 'id' | 'version'>;

export function linkMail({ id, version }: Seen, leadId: string) {
  return api('POST /inbound-mails/:id/link', { params: { id }, body: { version, leadId } });
}

export function setMailAside({ id, version }: Seen): Promise<InboundMail> {
  return api('POST /inbound-mails/:id/set-aside', { params: { id }, body: { version } });
}

export function restoreMail({ id, version }: Seen): Promise<InboundMail> {
  return api('POST /inbound-mails/:id/restore', { params: { id }, body: { version } });
}
