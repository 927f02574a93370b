import { checkBelgianVat, checkCreditCode, checkEnterpriseNumber } from '@brug/domain/identifiers';
import type { CreateOrganisation, Organisation, OrganisationRef, PlaceView } from '@brug/contracts/organisations';

/** What the form holds: texts as they are typed, places and firms as they were chosen. */
export interface FormValues {
  readonly chineseName: string;
  readonly tradeName: string;
  readonly legalName: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly creditCode: string;
  readonly enterpriseNumber: string;
  readonly vatNumber: string;
  readonly place: PlaceView | null;
  readonly address: string;
  readonly naceCodes: readonly string[];
  readonly ownership: NonNullable<Organisation['ownership']> | '';
  readonly size: NonNullable<Organisation['size']> | '';
  readonly employees: number | '';
  readonly website: string;
  readonly parent: OrganisationRef | null;
  readonly description: string;
}

export type FormField = keyof FormValues;

export const emptyForm: FormValues = {
  chineseName: '',
  tradeName: '',
  legalName: '',
  aliases: [],
  country: 'CN',
  creditCode: '',
  enterpriseNumber: '',
  vatNumber: '',
  place: null,
  address: '',
  naceCodes: [],
  ownership: '',
  size: '',
  employees: '',
  website: '',
  parent: null,
  description: '',
};

export function formOf(organisation: Organisation): FormValues {
  const { aliases, country, place, naceCodes, ownership, size, employees, parent } = organisation;
  return {
    chineseName: organisation.chineseName ?? '',
    tradeName: organisation.tradeName ?? '',
    legalName: organisation.legalName ?? '',
    aliases,
    country,
    creditCode: organisation.creditCode ?? '',
    enterpriseNumber: organisation.enterpriseNumber ?? '',
    vatNumber: organisation.vatNumber ?? '',
    place,
    address: organisation.address ?? '',
    naceCodes,
    ownership: ownership ?? '',
    size: size ?? '',
    employees: employees ?? '',
    website: organisation.website ?? '',
    parent,
    description: organisation.description ?? '',
  };
}

export type OrganisationValues = Required<CreateOrganisation>;

/** The form as the API takes it: what is empty is nothing. */
export function valuesOfForm(form: FormValues): OrganisationValues {
  const { aliases, country, place, naceCodes, ownership, size, employees, parent } = form;
  return {
    chineseName: textOf(form.chineseName),
    tradeName: textOf(form.tradeName),
    legalName: textOf(form.legalName),
    aliases: [...aliases],
    country,
    creditCode: textOf(form.creditCode),
    enterpriseNumber: textOf(form.enterpriseNumber),
    vatNumber: textOf(form.vatNumber),
    place: place?.key ?? null,
    address: textOf(form.address),
    naceCodes: [...naceCodes],
    ownership: ownership === '' ? null : ownership,
    size: size === '' ? null : size,
    employees: employees === '' ? null : employees,
    website: textOf(form.website),
    parentId: parent?.id ?? null,
    description: textOf(form.description),
  };
}

/** The editable values of a stored organisation. */
export function valuesOf(organisation: Organisation): OrganisationValues {
  return valuesOfForm(formOf(organisation));
}

/** Only what differs, so that a change touches no field nobody touched. */
export function changesBetween(before: OrganisationValues, after: OrganisationValues): Partial<OrganisationValues> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof OrganisationValues]),
    ),
  );
}

/** The fields that cannot be saved as they are: no name at all, or a number that is wrong. */
export function wrongFields(form: FormValues): readonly FormField[] {
  const wrong: FormField[] = [];
  if (`${form.chineseName}${form.tradeName}${form.legalName}`.trim() === '') wrong.push('legalName');
  if (form.creditCode.trim() !== '' && !checkCreditCode(form.creditCode).ok) wrong.push('creditCode');
  if (form.enterpriseNumber.trim() !== '' && !checkEnterpriseNumber(form.enterpriseNumber).ok) {
    wrong.push('enterpriseNumber');
  }
  if (form.country === 'BE' && form.vatNumber.trim() !== '' && !checkBelgianVat(form.vatNumber).ok) {
    wrong.push('vatNumber');
  }
  return wrong;
}

function textOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
