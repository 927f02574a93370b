import type { BodyOf, FieldError } from '@brug/contracts/http';
import type { inquiryEndpoints } from '@brug/contracts/inquiries';
import {
  checkMailAddress,
  checkOrganisationIdentifier,
  checkPhoneNumber,
  type OrganisationIdentifierKind,
} from '@brug/domain/identifiers';
import { splitPersonName } from '@brug/domain/inquiries';
import { hasHan } from '@brug/domain/names';
import { placeByKey, placeOfCreditCode } from '@brug/domain/places';
import type { NewContact, NewOrganisation } from '../organisations/organisations.public.js';
import type { NewLeadInput } from '../leads/leads.public.js';
import { CALL_WISH, MAIL_FIRST, REACHED_BY, SUBJECTS } from './inquiry-texts.js';

export type InquiryBody = BodyOf<typeof inquiryEndpoints.submit>;

/** An identifier that passed its check. */
export interface CheckedIdentifier {
  readonly kind: OrganisationIdentifierKind;
  readonly value: string;
}

/** What the form's free text turned out to be, and every field that is wrong. */
export interface CheckedInquiry {
  readonly identifier: CheckedIdentifier | null;
  readonly email: string;
  readonly errors: readonly FieldError[];
}

/** Checks what the schema cannot: identifiers, the mail address, and that the places are on the other side. */
export function checkInquiry(body: InquiryBody): CheckedInquiry {
  const errors: FieldError[] = [];
  const email = checkMailAddress(body.person.email);
  if (!email.ok) {
    errors.push({ path: 'body.person.email', code: `mail-address.${email.reason}`, message: 'an e-mail address' });
  }
  let identifier: CheckedIdentifier | null = null;
  if (body.organisation.identifier !== undefined) {
    const checked = checkOrganisationIdentifier(body.organisation.identifier);
    if (checked.ok && checked.kind) identifier = { kind: checked.kind, value: checked.value };
    else {
      const code = checked.ok ? 'identifier.unknown' : `identifier.${checked.reason}`;
      const message = 'an enterprise number or a Unified Social Credit Code with a right check character';
      errors.push({ path: 'body.organisation.identifier', code, message });
    }
  }
  const side = body.track === 'investment' ? 'BE' : 'CN';
  for (const [index, key] of body.plan.places.entries()) {
    if (placeByKey(key)?.region !== side) {
      const message = `a place in ${side === 'BE' ? 'West Flanders' : 'Zhejiang'}`;
      errors.push({ path: `body.plan.places.${index}`, code: 'place.unknown', message });
    }
  }
  return { identifier, email: email.ok ? email.value : '', errors };
}

/** The organisation as it is added when no known one has the identifier. */
export function organisationOf(body: InquiryBody, identifier: CheckedIdentifier | null): NewOrganisation {
  const { name, website } = body.organisation;
  const chinese = hasHan(name);
  const creditCode = identifier?.kind === 'credit-code' ? identifier.value : null;
  const home = body.track === 'investment' ? 'CN' : 'BE';
  return {
    ...(chinese ? { chineseName: name } : { legalName: name }),
    country: identifier ? (creditCode ? 'CN' : 'BE') : home,
    place: creditCode ? (placeOfCreditCode(creditCode)?.place.key ?? null) : null,
    creditCode,
    enterpriseNumber: identifier?.kind === 'enterprise-number' ? identifier.value : null,
    website: website ?? null,
  };
}

/** The person, with the consent given on the form. */
export function contactOf(body: InquiryBody, email: string, organisationId: string): NewContact {
  const side = body.track === 'investment' ? 'CN' : 'BE';
  const reachedBy = body.person.phoneOrWeChat;
  const phone = reachedBy === undefined ? undefined : checkPhoneNumber(reachedBy, side);
  return {
    organisationId,
    ...splitPersonName(body.person.name),
    email,
    phone: phone?.ok ? phone.value : null,
    weChatId: reachedBy !== undefined && !phone?.ok ? reachedBy : null,
    language: body.language,
    timeZone: side === 'CN' ? 'Asia/Shanghai' : 'Europe/Brussels',
    lawfulBasis: 'consent',
  };
}

/** Who gets the lead, and in which language they read. */
export interface InquiryOwner {
  readonly id: string;
  readonly language: 'nl' | 'en' | 'zh';
}

/** The lead, in the words of the one who gets it; what was typed stays as it was typed. */
export function leadOf(
  body: InquiryBody,
  made: { readonly organisationId: string; readonly contactId: string; readonly stageId: string },
  owner: InquiryOwner,
): NewLeadInput {
  const { plan, track } = body;
  const activity = plan.activity === 'unknown' ? undefined : plan.activity;
  const subject = SUBJECTS[(track === 'investment' ? activity : plan.goal) ?? track]?.[owner.language] ?? track;
  const shared = {
    track,
    organisationId: made.organisationId,
    primaryContactId: made.contactId,
    stageId: made.stageId,
    ownerId: owner.id,
    title: `${body.organisation.name}: ${subject}`,
    source: 'inquiry-web' as const,
    naceCodes: [],
    estimatedValue: plan.value ?? null,
    probabilityBp: null,
    expectedDecisionOn: null,
    priority: 'normal' as const,
    confidentiality: 'normal' as const,
    tags: [],
    description: descriptionOf(body, owner.language),
  };
  return track === 'investment'
    ? {
        ...shared,
        investment: {
          activity: activity ? [activity] : null,
          capex: plan.value ?? null,
          jobsNew: plan.jobs ?? null,
          timeframe: plan.timeframe ?? null,
          preferredMunicipalities: plan.places.length > 0 ? plan.places : null,
        },
      }
    : {
        ...shared,
        export: {
          goal: plan.goal ?? null,
          products: plan.products ?? null,
          targetContractValue: plan.value ?? null,
          targetCities: plan.places.length > 0 ? plan.places : null,
        },
      };
}

/** The message as it was typed, with what the account manager needs for the first call. */
function descriptionOf({ plan, person, track }: InquiryBody, language: InquiryOwner['language']): string | null {
  const zone = track === 'investment' ? 'Asia/Shanghai' : 'Europe/Brussels';
  const wish =
    plan.callTime === 'mail-first' ? MAIL_FIRST[language] : plan.callTime && CALL_WISH[language](plan.callTime, zone);
  const reach = person.phoneOrWeChat && `${REACHED_BY[language]}: ${person.phoneOrWeChat}`;
  const lines = [plan.message, wish, reach].filter((line): line is string => Boolean(line));
  return lines.length > 0 ? lines.join('\n\n') : null;
}

/** Where on the form a refusal of the records made from it belongs. */
const PATHS: Readonly<Record<string, string>> = {
  'body.legalName': 'body.organisation.name',
  'body.chineseName': 'body.organisation.name',
  'body.tradeName': 'body.organisation.name',
  'body.creditCode': 'body.organisation.identifier',
  'body.enterpriseNumber': 'body.organisation.identifier',
  'body.website': 'body.organisation.website',
  'body.familyName': 'body.person.name',
  'body.givenName': 'body.person.name',
  'body.chineseFamilyName': 'body.person.name',
  'body.chineseGivenName': 'body.person.name',
  'body.email': 'body.person.email',
  'body.phone': 'body.person.phoneOrWeChat',
  'body.weChatId': 'body.person.phoneOrWeChat',
  'body.title': 'body.organisation.name',
};

/** The same refusals under the names of the form's fields. */
export function onTheForm(errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => ({ ...error, path: PATHS[error.path] ?? error.path }));
}
