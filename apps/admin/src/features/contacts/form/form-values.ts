import { TIME_ZONES } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { checkMailAddress, checkPhoneNumber } from '@brug/domain/identifiers';
import type { Contact, CreateContact, OrganisationRef } from '@brug/contracts/organisations';

/** What the form holds: texts as they are typed, the organisation as it was chosen. */
export interface FormValues {
  readonly organisation: OrganisationRef | null;
  readonly chineseFamilyName: string;
  readonly chineseGivenName: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly jobTitle: string;
  readonly decisionRole: Contact['decisionRole'];
  readonly email: string;
  readonly phone: string;
  readonly weChatId: string;
  readonly language: Contact['language'];
  readonly timeZone: string;
  readonly salutation: string;
  readonly lawfulBasis: NonNullable<Contact['lawfulBasis']> | '';
  readonly lawfulBasisOn: string | null;
  readonly optedOut: boolean;
  readonly notes: string;
}

export type FormField = keyof FormValues;

const emptyForm: FormValues = {
  organisation: null,
  chineseFamilyName: '',
  chineseGivenName: '',
  familyName: '',
  givenName: '',
  jobTitle: '',
  decisionRole: 'unknown',
  email: '',
  phone: '',
  weChatId: '',
  language: 'zh',
  timeZone: TIME_ZONES.CN,
  salutation: '',
  lawfulBasis: '',
  lawfulBasisOn: null,
  optedOut: false,
  notes: '',
};

/** A new contact of an organisation begins with the language and the clock of its country. */
export function formAt(organisation: OrganisationRef | null): FormValues {
  return { ...emptyForm, organisation, ...(organisation && customsOf(organisation)) };
}

export function customsOf({ country }: OrganisationRef): Pick<FormValues, 'language' | 'timeZone'> {
  if (country === 'CN') return { language: 'zh', timeZone: TIME_ZONES.CN };
  return { language: country === 'BE' || country === 'NL' ? 'nl' : 'en', timeZone: TIME_ZONES.BE };
}

export function formOf(contact: Contact): FormValues {
  const { organisation, decisionRole, language, timeZone, lawfulBasis, lawfulBasisOn, optedOut } = contact;
  return {
    organisation,
    decisionRole,
    language,
    timeZone,
    lawfulBasisOn,
    optedOut,
    lawfulBasis: lawfulBasis ?? '',
    chineseFamilyName: contact.chineseFamilyName ?? '',
    chineseGivenName: contact.chineseGivenName ?? '',
    familyName: contact.familyName ?? '',
    givenName: contact.givenName ?? '',
    jobTitle: contact.jobTitle ?? '',
    email: contact.email ?? '',
    phone: contact.phone ?? '',
    weChatId: contact.weChatId ?? '',
    salutation: contact.salutation ?? '',
    notes: contact.notes ?? '',
  };
}

export type ContactValues = Required<Omit<CreateContact, 'organisationId'>>;

/** The form as the API takes it: what is empty is nothing. */
export function valuesOfForm(form: FormValues): ContactValues {
  const { decisionRole, language, timeZone, lawfulBasis, lawfulBasisOn, optedOut } = form;
  return {
    decisionRole,
    language,
    timeZone,
    optedOut,
    lawfulBasis: lawfulBasis === '' ? null : lawfulBasis,
    lawfulBasisOn: lawfulBasis === '' ? null : lawfulBasisOn,
    chineseFamilyName: textOf(form.chineseFamilyName),
    chineseGivenName: textOf(form.chineseGivenName),
    familyName: textOf(form.familyName),
    givenName: textOf(form.givenName),
    jobTitle: textOf(form.jobTitle),
    email: textOf(form.email),
    phone: textOf(form.phone),
    weChatId: textOf(form.weChatId),
    salutation: textOf(form.salutation),
    notes: textOf(form.notes),
  };
}

/** The editable values of a stored contact. */
export function valuesOf(contact: Contact): ContactValues {
  return valuesOfForm(formOf(contact));
}

/** Only what differs, so that a change touches no field nobody touched. */
export function changesBetween(before: ContactValues, after: ContactValues): Partial<ContactValues> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => value !== before[key as keyof ContactValues]),
  );
}

/** The fields that cannot be saved as they are: nobody's name, nobody's firm, or an address that is wrong. */
export function wrongFields(form: FormValues): readonly FormField[] {
  const wrong: FormField[] = [];
  const names = `${form.familyName}${form.givenName}${form.chineseFamilyName}${form.chineseGivenName}`;
  if (form.organisation === null) wrong.push('organisation');
  if (names.trim() === '') wrong.push('familyName');
  if (form.email.trim() !== '' && !checkMailAddress(form.email).ok) wrong.push('email');
  if (form.phone.trim() !== '' && !checkPhoneNumber(form.phone, regionOfTimeZone(form.timeZone)).ok)
    wrong.push('phone');
  return wrong;
}

function textOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
