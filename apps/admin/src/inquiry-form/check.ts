import type { SubmitInquiry } from '@brug/contracts/inquiries';
import type { Language } from '@brug/contracts/http';
import {
  checkCreditCode,
  checkEnterpriseNumber,
  checkMailAddress,
  type IdentifierRefusal,
} from '@brug/domain/identifiers';
import { minorUnitsOf } from '@brug/domain/money';
import type { Draft } from './draft.js';
import type { Texts } from './text-shape.js';

export type FieldName =
  | 'firmName'
  | 'identifier'
  | 'amount'
  | 'jobs'
  | 'personName'
  | 'email'
  | 'consent'
  | 'website'
  | 'products'
  | 'message'
  | 'phone';

/** What is wrong with a field, and the repair that can be offered. */
export interface FieldProblem {
  readonly message: string;
  readonly repair?: { readonly label: string; readonly value: string };
}

export type Problems = Partial<Record<FieldName, FieldProblem>>;

/** Whether a Chinese amount is typed in units of ten thousand (万). */
export function unitFactor(language: Language): bigint {
  return language === 'zh' ? 10_000n : 1n;
}

/** The typed amount in minor units, or undefined when it is no number. Group separators and blanks are taken out. */
export function amountMinor(typed: string, language: Language): bigint | undefined {
  const grouping = language === 'nl' ? /[.\s\u00a0]/g : /[,，\s\u00a0]/g;
  const plain = typed.normalize('NFKC').replaceAll(grouping, '').replace(',', '.');
  const minor = minorUnitsOf(plain);
  return minor === undefined || minor < 0n ? undefined : minor * unitFactor(language);
}

/** Checks an organisation's identifier for the track's side. */
export function checkIdentifier(draft: Pick<Draft, 'track' | 'identifier'>) {
  return draft.track === 'investment' ? checkCreditCode(draft.identifier) : checkEnterpriseNumber(draft.identifier);
}

/** A sentence for a refused identifier. */
export function identifierProblem(refusal: IdentifierRefusal, texts: Texts): string {
  switch (refusal.reason) {
    case 'empty':
      return texts.problems.required;
    case 'incomplete':
      return texts.problems.incomplete(refusal.detail.length, refusal.detail.expected);
    case 'length':
      return texts.problems.length(refusal.detail.expected);
    case 'characters':
      return texts.problems.characters(refusal.detail.character, refusal.detail.position);
    case 'prefix':
      return texts.problems.prefix(refusal.detail.expected.join(', '));
    case 'check-character':
      return texts.problems.checkCharacter(refusal.detail.found, refusal.detail.expected);
  }
}

/** Everything that stands in the way of sending, by field. */
export function problemsOf(draft: Draft, language: Language, texts: Texts): Problems {
  const problems: Problems = {};
  if (draft.firmName.trim() === '') problems.firmName = { message: texts.problems.required };
  if (draft.personName.trim() === '') problems.personName = { message: texts.problems.required };
  const email = emailProblem(draft.email, texts);
  if (email) problems.email = email;
  if (draft.identifier.trim() !== '') {
    const checked = checkIdentifier(draft);
    if (!checked.ok) problems.identifier = { message: identifierProblem(checked, texts) };
  }
  if (draft.amount.trim() !== '' && amountMinor(draft.amount, language) === undefined) {
    problems.amount = { message: texts.problems.amount };
  }
  if (draft.jobs.trim() !== '' && !/^\d{1,5}$/.test(draft.jobs.trim().normalize('NFKC'))) {
    problems.jobs = { message: texts.problems.jobs };
  }
  if (!draft.consent) problems.consent = { message: texts.problems.consent };
  return problems;
}

/** What is wrong with the address, with the repaired one when only the keyboard was at fault. */
export function emailProblem(email: string, texts: Texts): FieldProblem | undefined {
  const checked = checkMailAddress(email);
  if (checked.ok) return undefined;
  switch (checked.reason) {
    case 'empty':
      return { message: texts.problems.required };
    case 'repairable': {
      const { suggestion } = checked.detail;
      const odd = [...email].find((character) => !suggestion.includes(character)) ?? '';
      return {
        message: texts.problems.fullWidth(odd),
        repair: { label: texts.problems.repair(suggestion), value: suggestion },
      };
    }
    case 'characters':
      return { message: texts.problems.characters(checked.detail.character, checked.detail.position) };
    default:
      return { message: texts.problems.mail };
  }
}

/** The inquiry as the API takes it. Call it only when `problemsOf` found nothing. */
export function toSubmission(draft: Draft, language: Language, proof: SubmitInquiry['proof']): SubmitInquiry {
  const minor = draft.amount.trim() === '' ? undefined : amountMinor(draft.amount, language);
  const filled = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return {
    submissionId: draft.submissionId,
    track: draft.track,
    language,
    organisation: {
      name: draft.firmName.trim(),
      identifier: filled(draft.identifier),
      website: filled(draft.website),
    },
    person: { name: draft.personName.trim(), email: draft.email.trim(), phoneOrWeChat: filled(draft.phone) },
    plan: {
      ...(draft.track === 'investment'
        ? {
            activity: filled(draft.activity) as SubmitInquiry['plan']['activity'],
            jobs: draft.jobs.trim() === '' ? undefined : Number(draft.jobs.trim().normalize('NFKC')),
          }
        : { goal: filled(draft.goal) as SubmitInquiry['plan']['goal'], products: filled(draft.products) }),
      value: minor === undefined ? undefined : { amountMinor: String(minor), currency: draft.currency },
      timeframe: filled(draft.timeframe) as SubmitInquiry['plan']['timeframe'],
      places: [...draft.places],
      message: filled(draft.message),
      callTime: filled(draft.callTime),
    },
    consent: true,
    ...(draft.homepage === '' ? {} : { homepage: draft.homepage }),
    proof,
  };
}

/** The fields a refusal of the server speaks about. */
const FIELD_OF_PATH: Readonly<Record<string, FieldName>> = {
  'body.organisation.name': 'firmName',
  'body.organisation.identifier': 'identifier',
  'body.organisation.website': 'website',
  'body.person.name': 'personName',
  'body.person.email': 'email',
  'body.person.phoneOrWeChat': 'phone',
  'body.plan.value.amountMinor': 'amount',
  'body.plan.value': 'amount',
  'body.plan.jobs': 'jobs',
  'body.plan.products': 'products',
  'body.plan.message': 'message',
  'body.consent': 'consent',
};

/** The fields that the server's refusals speak about; what belongs to none of them is left out. */
export function fieldsRefused(errors: readonly { path: string }[]): FieldName[] {
  return errors.flatMap(({ path }) => FIELD_OF_PATH[path] ?? []);
}
