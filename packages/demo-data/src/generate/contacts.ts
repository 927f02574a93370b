import { TIME_ZONES, type Region } from '@brug/domain/calendars';
import { foldedLatin, pinyinOf, searchTokens } from '@brug/domain/names';
import { salutationOf } from '@brug/domain/templates';
import type { Random } from '../random/random.js';
import type { Contact, Context } from './context.js';
import { DAY, dayOf } from './days.js';
import type { Row } from './rows.js';
import type { SearchKeys } from './search-keys.js';
import type { ShowcasePerson } from './showcase/firms.js';
import {
  FEMALE_GIVEN_NAMES,
  FLEMISH_FAMILY_NAMES,
  FLEMISH_MEN,
  FLEMISH_WOMEN,
  MALE_GIVEN_NAMES,
  ROLES_AT_WORK,
  SURNAMES,
} from './words/people-names.js';

/** The firm as its people need it. */
export interface Employer {
  readonly id: string;
  readonly region: Region;
  readonly mailDomain: string;
  readonly createdAt: number;
}

export interface MadeContact {
  readonly contact: Contact;
  readonly row: Row;
}

interface Person {
  readonly family: string;
  readonly given: string;
  readonly hanFamily: string | null;
  readonly hanGiven: string | null;
  readonly woman: boolean;
  readonly role: string;
  readonly decides: string;
  readonly salutation: string;
  readonly unasked: boolean;
}

const LAWFUL_BASES = [
  ['consent', 5],
  ['request', 4],
  ['legitimate-interest', 2],
  ['public-task', 1],
] as const;

/** People of a firm: those that the mock-ups name, or one to three invented ones. */
export function makeContacts(
  context: Context,
  random: Random,
  employer: Employer,
  known: readonly ShowcasePerson[],
): MadeContact[] {
  const language = languageOf(random, employer.region);
  const people =
    known.length > 0
      ? known.map((person) => shownPerson(person, employer.region))
      : Array.from(
          {
            length: random.weighted([
              [1, 5],
              [2, 4],
              [3, 1],
            ]),
          },
          (_, index) => inventedPerson(random, employer.region, language, index),
        );
  return people.map((person) => made(context, random, employer, person, language));
}

function languageOf(random: Random, region: Region): 'nl' | 'en' | 'zh' {
  if (region === 'CN') return random.chance(0.9) ? 'zh' : 'en';
  return random.chance(0.85) ? 'nl' : 'en';
}

function shownPerson(person: ShowcasePerson, region: Region): Person {
  const [family, given] = person.latin;
  return {
    family,
    given,
    hanFamily: person.han?.[0] ?? null,
    hanGiven: person.han?.[1] ?? null,
    woman: person.woman ?? false,
    role: person.role,
    decides: person.decides,
    salutation:
      region === 'CN'
        ? `尊敬的${person.han?.[0] ?? ''}${person.decides === 'decides' ? '总' : person.woman ? '女士' : '先生'}`
        : `Geachte ${person.woman ? 'mevrouw' : 'heer'} ${family}`,
    unasked: person.unasked ?? false,
  };
}

function inventedPerson(random: Random, region: Region, language: 'nl' | 'en' | 'zh', index: number): Person {
  const woman = random.chance(0.42);
  const role = index === 0 ? random.pick(ROLES_AT_WORK.slice(0, 2)) : random.pick(ROLES_AT_WORK.slice(1));
  const common = { woman, role: role[language], decides: role.decides, unasked: random.chance(0.06) };
  if (region === 'CN') {
    const family = random.pick(SURNAMES);
    const given = random.pick(woman ? FEMALE_GIVEN_NAMES : MALE_GIVEN_NAMES);
    const title = role.chineseTitle || (woman ? '女士' : '先生');
    const salutation =
      language === 'zh' ? `尊敬的${family.han}${title}` : `Dear ${woman ? 'Ms' : 'Mr'} ${family.latin}`;
    return {
      ...common,
      family: family.latin,
      given: given.latin,
      hanFamily: family.han,
      hanGiven: given.han,
      salutation,
    };
  }
  const family = random.pick(FLEMISH_FAMILY_NAMES);
  const given = random.pick(woman ? FLEMISH_WOMEN : FLEMISH_MEN);
  const salutation =
    language === 'nl' ? `Geachte ${woman ? 'mevrouw' : 'heer'} ${family}` : `Dear ${woman ? 'Ms' : 'Mr'} ${family}`;
  return { ...common, family, given, hanFamily: null, hanGiven: null, salutation };
}

function made(
  context: Context,
  random: Random,
  employer: Employer,
  person: Person,
  language: 'nl' | 'en' | 'zh',
): MadeContact {
  const { region } = employer;
  const createdAt = Math.min(context.now - DAY, employer.createdAt + random.below(20) * DAY);
  const id = context.nextId('contacts', createdAt);
  const basis = person.unasked ? null : random.weighted(LAWFUL_BASES);
  const optedOut = basis !== null && random.chance(0.02);
  const displayName = region === 'CN' ? `${person.family} ${person.given}` : `${person.given} ${person.family}`;
  const han = person.hanFamily === null ? null : `${person.hanFamily}${person.hanGiven ?? ''}`;
  const names = {
    familyName: person.family,
    givenName: person.given,
    chineseFamilyName: person.hanFamily,
    chineseGivenName: person.hanGiven,
  };
  const email = `${mailName(person)}@${employer.mailDomain}`;
  const keys = keysOfPerson(`${person.given} ${person.family}`, han);
  return {
    contact: {
      id,
      firmId: employer.id,
      region,
      name: displayName,
      chineseName: han,
      salutation: salutationOf({ ...names, salutation: person.salutation }, language),
      language,
      writable: basis !== null && !optedOut,
    },
    row: {
      id,
      version: 1,
      organisation_id: employer.id,
      family_name: person.family,
      given_name: person.given,
      chinese_family_name: person.hanFamily,
      chinese_given_name: person.hanGiven,
      display_name: displayName,
      job_title: person.role,
      decision_role: person.decides,
      email,
      phone: region === 'CN' ? `+861380000${number(random)}` : `+325600${number(random)}`,
      we_chat_id:
        region === 'CN' && random.chance(0.8)
          ? `wx_${mailName(person).replaceAll('.', '')}${random.between(10, 99)}`
          : null,
      language,
      time_zone: TIME_ZONES[region],
      salutation: person.salutation,
      lawful_basis: basis,
      lawful_basis_on: basis === null ? null : dayOf(createdAt, 'BE'),
      opted_out_at: optedOut ? iso(createdAt + random.next() * (context.now - createdAt)) : null,
      notes: null,
      search_tokens: [...new Set([...keys.tokens, ...searchTokens({ names: [email] })])],
      folded_latin: keys.folded,
      created_at: iso(createdAt),
      updated_at: iso(createdAt),
    },
  };
}

const known = new Map<string, SearchKeys>();

/** The invented people have a few thousand names among them. */
function keysOfPerson(latin: string, han: string | null): SearchKeys {
  const name = `${latin} ${han ?? ''}`;
  const remembered = known.get(name);
  if (remembered) return remembered;
  const readings = han === null ? [] : [pinyinOf(han, { person: true, style: 'words', tones: false })];
  const names = [latin, han, ...readings];
  const keys = {
    tokens: searchTokens({ names: [...names, han === null ? null : initialsOf(han)] }),
    folded: foldedLatin({ names }),
  };
  if (known.size < 20_000) known.set(name, keys);
  return keys;
}

/** `sgl` for 沈国梁: how people who type Chinese look for somebody. */
function initialsOf(han: string): string {
  const syllables = pinyinOf(han, { person: true, tones: false }).split(' ');
  return syllables.map((syllable) => syllable.charAt(0)).join('');
}

function mailName({ family, given }: Person): string {
  return `${given}.${family}`
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z.]/g, '');
}

const number = (random: Random): string => String(random.between(1000, 9999));

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
