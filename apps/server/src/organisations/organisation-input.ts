import type { BodyOf, FieldError } from '@brug/contracts/http';
import type { organisationEndpoints } from '@brug/contracts/organisations';
import { naceDivision } from '@brug/domain/classifications';
import { checkBelgianVat, checkCreditCode, checkEnterpriseNumber } from '@brug/domain/identifiers';
import { foldedLatin, pinyinOf, searchTokens, type SearchRecord } from '@brug/domain/names';
import { cityOf, placeByKey } from '@brug/domain/places';
import { FieldChecks } from './field-checks.js';

/** What people fill in about an organisation, named as in the contract. */
export type OrganisationFields = BodyOf<typeof organisationEndpoints.create>;

/** An organisation of which nothing is known yet but its country. */
export const EMPTY_ORGANISATION: Omit<OrganisationFields, 'country'> = {
  legalName: null,
  tradeName: null,
  chineseName: null,
  aliases: [],
  place: null,
  address: null,
  enterpriseNumber: null,
  vatNumber: null,
  creditCode: null,
  naceCodes: [],
  ownership: null,
  size: null,
  employees: null,
  website: null,
  parentId: null,
  description: null,
};

/** What follows from it: how it is shown, found and filed. */
export interface DerivedFields {
  readonly pinyin: string | null;
  readonly displayName: string;
  readonly cityKey: string | null;
  readonly searchTokens: readonly string[];
  readonly foldedLatin: string;
}

export interface CheckedOrganisation {
  /** As it is stored: identifiers normalised, the place by its key of today. Of use only without errors. */
  readonly fields: OrganisationFields;
  readonly errors: readonly FieldError[];
}

/** Checks what was filled in, all of it together, and brings it into the form in which it is stored. */
export function checkOrganisation(given: OrganisationFields): CheckedOrganisation {
  const checks = new FieldChecks();
  if (!given.legalName && !given.tradeName && !given.chineseName) {
    checks.add('legalName', 'organisation.name-required', 'at least one name');
  }
  const fields = {
    ...given,
    aliases: [...new Set(given.aliases)],
    naceCodes: [...new Set(given.naceCodes)],
    enterpriseNumber: checks.identifier('enterpriseNumber', given.enterpriseNumber, checkEnterpriseNumber),
    vatNumber: checkVat(checks, given),
    creditCode: checks.identifier('creditCode', given.creditCode, checkCreditCode),
    place: checkPlace(checks, given),
    website: checkWebsite(checks, given.website),
  };
  checkNace(checks, given.naceCodes);
  checkPlausible(checks, fields);
  return { fields, errors: checks.errors };
}

/** Numbers of other countries are taken as they are, in capitals and without separators. */
function checkVat(checks: FieldChecks, { vatNumber, country }: OrganisationFields): string | null {
  if (vatNumber === null) return null;
  const compact = vatNumber
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '');
  if (country === 'BE' || compact.startsWith('BE')) return checks.identifier('vatNumber', vatNumber, checkBelgianVat);
  if (/^[A-Z\d]{4,20}$/.test(compact)) return compact;
  checks.add('vatNumber', 'identifier.characters', 'letters and digits, 4 to 20');
  return null;
}

function checkPlace(checks: FieldChecks, { place, country }: OrganisationFields): string | null {
  if (place === null) return null;
  const known = placeByKey(place);
  if (!known) {
    checks.add('place', 'place.unknown', 'a place of West Flanders, of Zhejiang, or a Chinese province');
    return null;
  }
  if (known.region !== country) checks.add('place', 'place.other-country', `a place in ${country}`);
  return known.key;
}

function checkWebsite(checks: FieldChecks, website: string | null): string | null {
  if (website === null) return null;
  const address = /^[a-z][a-z\d+.-]*:/i.test(website) && !/^[^/]*:\d/.test(website) ? website : `https://${website}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === '') return url.href;
  checks.add('website', 'invalid_format', 'a web address, e.g. https://example.org');
  return null;
}

function checkNace(checks: FieldChecks, codes: readonly string[]): void {
  codes.forEach((code, index) => {
    if (!naceDivision(code)) checks.add(`naceCodes.${index}`, 'nace.unknown', 'a code of a NACE Rev. 2.1 division');
  });
}

/** A firm of one side does not have the register number of the other: it would be its subsidiary's, an organisation of its own. */
function checkPlausible(checks: FieldChecks, { country, enterpriseNumber, creditCode }: OrganisationFields): void {
  if (country === 'CN' && enterpriseNumber !== null) {
    checks.add('enterpriseNumber', 'identifier.other-country', 'no Belgian number for an organisation in China');
  }
  if (country === 'BE' && creditCode !== null) {
    checks.add('creditCode', 'identifier.other-country', 'no Chinese code for an organisation in Belgium');
  }
}

/** What follows from the fields. */
export function deriveOrganisation(fields: OrganisationFields): DerivedFields {
  const { legalName, tradeName, chineseName, aliases, place } = fields;
  const pinyin = chineseName === null ? null : pinyinOf(chineseName, { style: 'words' }) || null;
  const plain = chineseName === null ? '' : pinyinOf(chineseName, { style: 'words', tones: false });
  const located = place === null ? undefined : placeByKey(place);
  const record = searchRecordOf(fields);
  return {
    pinyin,
    displayName: tradeName ?? legalName ?? (plain || (chineseName ?? aliases[0] ?? '')),
    cityKey: (located && cityOf(located)?.key) ?? null,
    searchTokens: searchTokens(record),
    foldedLatin: foldedLatin(record),
  };
}

/** Everything an organisation is found by; a Belgian number with and without BE in front. */
export function searchRecordOf(fields: Found): SearchRecord {
  const { legalName, tradeName, chineseName, aliases, enterpriseNumber, vatNumber, creditCode } = fields;
  const withCountry = enterpriseNumber && `BE${enterpriseNumber}`;
  return {
    names: [legalName, tradeName, chineseName, ...aliases],
    identifiers: [enterpriseNumber, withCountry, vatNumber, creditCode],
  };
}

type Found = Pick<
  OrganisationFields,
  'legalName' | 'tradeName' | 'chineseName' | 'aliases' | 'enterpriseNumber' | 'vatNumber' | 'creditCode'
>;
