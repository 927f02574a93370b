import { useMay, useMe } from '../shared/session/session.js';

/** Where the demo's mailbox is read, a page of its own; null where there is none or I may not read it. */
export function useMailboxUrl(): string | null {
  const { mailboxUrl } = useMe();
  const may = useMay('mailbox.read');
  return may ? mailboxUrl : null;
}
