import fc from 'fast-check';
import { UnsubscribeLinks } from '../../follow-ups/unsubscribe/unsubscribe-links.js';
import type { TestApp } from '../test-app.js';

/** As long as the end of a link in a mail; its number says whose. */
const LINK = /fuzz-unsubscribe-(\d{26})/g;

/** What stands for the end of a link in a mail to one of so many contacts. */
export function mailLinks(contacts: number): fc.Arbitrary<string> {
  return fc.nat({ max: contacts - 1 }).map((number) => `fuzz-unsubscribe-${String(number).padStart(26, '0')}`);
}

/** The text with the real ends of links to these contacts in place of what stands for them. */
export function withMailLinks(text: string, app: TestApp, contacts: readonly string[]): string {
  return text.replaceAll(LINK, (_match, number: string) =>
    app.get(UnsubscribeLinks).tokenOf(contacts[Number(number) % contacts.length] ?? ''),
  );
}
