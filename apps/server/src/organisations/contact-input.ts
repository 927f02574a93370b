import type { BodyOf, FieldError } from '@brug/contracts/http';
import type { contactEndpoints } from '@brug/contracts/organisations';
import type { Region } from '@brug/domain/calendars';
import { checkMailAddress, checkPhoneNumber } from '@brug/domain/identifiers';
import { foldedLatin, searchTokens } from '@brug/domain/names';
import { chineseNameOf, displayNameOf, initialsOfReading, readingOf } from './contact-names.js';
import { FieldChecks } from './field-checks.js';

/** What people fill in about a contact, named as in the contract; the organisation stays what it is. */
export type ContactFields = Omit<BodyOf<typeof contactEndpoints.create>, 'organisationId'>;

/** A contact of whom nothing is known yet but the language. */
export const EMPTY_CONTACT: Omit<ContactFields, 'language'> = {
  familyName: null,
  givenName: null,
  chineseFamilyName: null,
  chineseGivenName: null,
  jobTitle: null,
  decisionRole: 'unknown',
  email: null,
  phone: null,
  weChatId: null,
  timeZone: 'Europe/Brussels',
  salutation: null,
  lawfulBasis: null,
  lawfulBasisOn: null,
  optedOut: false,
  notes: null,
};

export interface CheckedContact {
  /** As it is stored. Of use only without errors. */
  readonly fields: ContactFields;
  readonly errors: readonly FieldError[];
}

/** What a check needs to know beside the fields. */
export interface ContactCircumstances {
  /** National phone numbers are read as numbers of the organisation's country. */
  readonly country: string;
  /** Today where the agency is, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Checks what was filled in, all of it together, and brings it into the form in which it is stored. */
export function checkContact(given: ContactFields, { country, today }: ContactCircumstances): CheckedContact {
  const checks = new FieldChecks();
  if (!given.familyName && !given.givenName && !given.chineseFamilyName && !given.chineseGivenName) {
    checks.add('familyName', 'contact.name-required', 'a name in either script');
  }
  const region: Region = country === 'CN' ? 'CN' : 'BE';
  const fields = {
    ...given,
    email: checks.identifier('email', given.email, checkMailAddress),
    phone: checks.identifier('phone', given.phone, (input) => checkPhoneNumber(input, region)),
    timeZone: checkTimeZone(checks, given.timeZone),
    lawfulBasisOn: checkLawfulBasis(checks, given, today),
  };
  return { fields, errors: checks.errors };
}

function checkTimeZone(checks: FieldChecks, timeZone: string): string {
  try {
    // A fixed offset is not where somebody lives: it knows no summer time.
    if (/^[A-Z]/i.test(timeZone)) return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    // Named below.
  }
  checks.add('timeZone', 'time-zone.unknown', 'an IANA time zone, e.g. Asia/Shanghai');
  return timeZone;
}

/** The day belongs to the basis: told or agreed today unless another day is given, never in the future. */
function checkLawfulBasis(checks: FieldChecks, { lawfulBasis, lawfulBasisOn }: ContactFields, today: string) {
  if (lawfulBasis === null) return null;
  if (lawfulBasisOn !== null && lawfulBasisOn > today) {
    checks.add('lawfulBasisOn', 'too_big', `no later than today, ${today}`);
  }
  return lawfulBasisOn ?? today;
}

/** What follows from the fields: how the contact is shown and found. */
export function deriveContact(fields: ContactFields) {
  const { familyName, givenName, email } = fields;
  const latin = [givenName, familyName].filter(Boolean).join(' ');
  const names = [latin, chineseNameOf(fields), readingOf(fields)];
  return {
    displayName: displayNameOf(fields),
    // The parts of a mail address are words, too: `shen.li@…` is found by either.
    searchTokens: searchTokens({ names: [...names, initialsOfReading(fields), email] }),
    foldedLatin: foldedLatin({ names }),
  };
}
