import type { Region } from '@brug/domain/calendars';
import {
  checkCharacterOfCreditCode,
  checkCharacterOfOrganisationCode,
  checkDigitsOfEnterpriseNumber,
} from '@brug/domain/identifiers';
import { pinyinOf } from '@brug/domain/names';
import { cityOf, CLUSTERS, placeByKey, type Cluster, type Place } from '@brug/domain/places';
import { mix32, type Random } from '../random/random.js';
import { iso, makeContacts } from './contacts.js';
import type { Context, Firm } from './context.js';
import { DAY } from './days.js';
import type { DemoRow } from './rows.js';
import { exactTokens, searchKeysOf } from './search-keys.js';
import { SHOWCASE_FIRMS, type ShowcaseFirm } from './showcase/firms.js';
import { chineseBrand, flemishBrand, rounds } from './words/brands.js';
import { industryById, industryOfDivision, type Industry } from './words/industries.js';

/** Clusters by side, those that are surely known for something being met more often. */
const HOMES: Readonly<Record<Region, readonly (readonly [Cluster, number])[]>> = {
  CN: weighted('CN'),
  BE: weighted('BE'),
};

function weighted(region: Region): (readonly [Cluster, number])[] {
  const weights = { high: 4, medium: 2, low: 1 };
  return CLUSTERS.filter((cluster) => cluster.region === region).map((cluster) => [
    cluster,
    weights[cluster.confidence],
  ]);
}

/** What a firm is before it has rows. */
interface Plan {
  readonly key: string | null;
  readonly region: Region;
  readonly index: number;
  readonly place: Place;
  readonly industry: Industry;
  readonly legalName: string;
  readonly tradeName: string;
  readonly chineseName: string | null;
  readonly aliases: readonly string[];
}

/** A side's firms: those of the mock-ups first, then invented ones. */
export function* makeFirms(
  context: Context,
  region: Region,
  count: number,
  onFirm: (firm: Firm) => void,
): Generator<DemoRow> {
  const shown = SHOWCASE_FIRMS.filter((firm) => firm.region === region);
  for (let index = 0; index < Math.max(count, shown.length); index++) {
    const random = context.random.derive(`firms ${region}`, index);
    const known = shown[index];
    const plan = known ? shownPlan(known, index) : inventedPlan(random, region, index);
    yield* made(context, random, plan, known, onFirm);
  }
}

function* made(
  context: Context,
  random: Random,
  plan: Plan,
  known: ShowcaseFirm | undefined,
  onFirm: (firm: Firm) => void,
): Generator<DemoRow> {
  const { region, place, industry, legalName, tradeName, chineseName } = plan;
  const createdAt = Math.floor(context.from - (30 + random.below(700)) * DAY);
  const id = context.nextId('organisations', createdAt);
  const identifiers = identifiersOf(region, plan.index, place);
  const employees = Math.round(random.logNormal(region === 'CN' ? 180 : 60, 1));
  const naceCodes = random
    .sample(
      industry.nace,
      random.weighted([
        [1, 3],
        [2, 2],
      ]),
    )
    .toSorted();
  const mailDomain = `${slug(tradeName)}.example`;
  const keys = searchKeysOf({
    names: [legalName, tradeName, chineseName, ...plan.aliases],
    identifiers: [identifiers.enterpriseNumber, identifiers.vatNumber, identifiers.creditCode],
  });
  const contacts = makeContacts(context, random, { id, region, mailDomain, createdAt }, known?.people ?? []);
  yield {
    table: 'organisations',
    row: {
      id,
      version: 1,
      legal_name: legalName,
      trade_name: tradeName,
      chinese_name: chineseName,
      pinyin: chineseName === null ? null : pinyinOf(chineseName, { style: 'words' }),
      display_name: tradeName,
      aliases: plan.aliases,
      country: region,
      place_key: place.key,
      city_key: cityOf(place)?.key ?? null,
      address: addressOf(random, place),
      enterprise_number: identifiers.enterpriseNumber,
      vat_number: identifiers.vatNumber,
      credit_code: identifiers.creditCode,
      nace_codes: naceCodes,
      ownership: random.weighted(region === 'CN' ? OWNERSHIP_CN : OWNERSHIP_BE),
      size: employees < 10 ? 'micro' : employees < 50 ? 'small' : employees < 250 ? 'medium' : 'large',
      employees,
      website: `https://${mailDomain}`,
      parent_id: null,
      description: null,
      search_tokens: keys.tokens,
      folded_latin: keys.folded,
      created_at: iso(createdAt),
      updated_at: iso(createdAt),
    },
  };
  for (const { row } of contacts) yield { table: 'contacts', row };
  onFirm({
    id,
    key: plan.key,
    region,
    name: tradeName,
    chineseName,
    placeKey: place.key,
    industry,
    naceCodes,
    nameTokens: exactTokens([legalName, tradeName, chineseName, ...plan.aliases]),
    createdAt,
    contacts: contacts.map(({ contact }) => contact),
  });
}

const OWNERSHIP_CN = [
  ['private', 78],
  ['listed', 12],
  ['state', 8],
  ['foreign', 2],
] as const;
const OWNERSHIP_BE = [
  ['private', 90],
  ['foreign', 7],
  ['listed', 3],
] as const;

function shownPlan(firm: ShowcaseFirm, index: number): Plan {
  const place = placeOf(firm.placeKey);
  const industry = industryById(firm.industryId);
  const common = { key: firm.key, index, place, industry, chineseName: firm.chineseName };
  if (firm.region === 'BE') {
    const tradeName = firm.tradeName.replace(/ (NV|BV)$/, '');
    return { ...common, region: 'BE', legalName: firm.tradeName, tradeName, aliases: [] };
  }
  const chinese = firm.chineseName ?? '';
  // Two characters of the place, two of the brand: 绍兴 and 锦澜.
  const brand = chinese.slice(2, 4);
  return { ...common, region: 'CN', legalName: `${chinese}有限公司`, tradeName: firm.tradeName, aliases: [brand] };
}

function inventedPlan(random: Random, region: Region, index: number): Plan {
  const cluster = random.weighted(HOMES[region]);
  const place = placeOf(random.pick(cluster.placeKeys));
  const industry = industryOfDivision(cluster.nace[0] ?? '');
  const round = rounds(index, region);
  if (region === 'BE') {
    const word = random.pick(industry.flemishWords);
    const brand = flemishBrand(index);
    const tradeName = `${brand} ${word}${round === 0 ? '' : ` ${OFFSHOOTS[(round - 1) % OFFSHOOTS.length] ?? ''}`}`;
    return {
      key: null,
      region,
      index,
      place,
      industry,
      legalName: `${tradeName} ${random.weighted([
        ['NV', 5],
        ['BV', 6],
        ['CV', 1],
      ])}`,
      tradeName,
      chineseName: null,
      aliases: [],
    };
  }
  const brand = chineseBrand(index);
  const word = random.below(industry.chineseWords.length);
  const seat = (cityOf(place) ?? place).chineseName;
  const chineseName = `${random.chance(0.5) ? seat : place.chineseName || seat}${brand.characters}${industry.chineseWords[word] ?? ''}`;
  const form = random.weighted([
    ['有限公司', 7],
    ['股份有限公司', 2],
    [chineseName.endsWith('科技') ? '有限公司' : '科技有限公司', 2],
  ]);
  return {
    key: null,
    region,
    index,
    place,
    industry,
    legalName: `${chineseName}${form}`,
    tradeName: `${brand.latin} ${industry.tradeWords[word % industry.tradeWords.length] ?? ''}`,
    chineseName,
    aliases: [brand.characters],
  };
}

/** What tells the firms apart that share a brand once a large set has used them all. */
const OFFSHOOTS = [
  'Group',
  'West',
  'Projects',
  'Engineering',
  'Trading',
  'Noord',
  'Zuid',
  'International',
  'Kust',
  'Services',
];

interface Identifiers {
  readonly enterpriseNumber: string | null;
  readonly vatNumber: string | null;
  readonly creditCode: string | null;
}

/**
 * Valid identifiers that differ from firm to firm. The Belgian ones begin with 19, far from what has been given out; digits 3 to 8 of
 * a credit code are the code of the place.
 */
function identifiersOf(region: Region, index: number, place: Place): Identifiers {
  if (region === 'BE') {
    const first8 = String(19_000_000 + ((index * 61_927) % 1_000_000));
    const enterpriseNumber = first8 + checkDigitsOfEnterpriseNumber(first8);
    return { enterpriseNumber, vatNumber: `BE${enterpriseNumber}`, creditCode: null };
  }
  let rest = mix32(index + 0x51ed270b);
  let organisation = 'M';
  // 31^7 is more than 2^32, so seven characters tell all numbers apart.
  for (let digit = 0; digit < 7; digit++) {
    organisation += CODE_ALPHABET.charAt(rest % CODE_ALPHABET.length);
    rest = Math.floor(rest / CODE_ALPHABET.length);
  }
  const first17 = `91${place.code}${organisation}${checkCharacterOfOrganisationCode(organisation)}`;
  return { enterpriseNumber: null, vatNumber: null, creditCode: first17 + checkCharacterOfCreditCode(first17) };
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const STREETS = [
  'Industrielaan',
  'Vaartstraat',
  'Kouterweg',
  'Nijverheidsstraat',
  'Spinnerijstraat',
  'Havenlaan',
  'Ambachtenweg',
] as const;
const CHINESE_STREETS = ['创业大道', '滨海大道', '工业园路', '兴业路', '科技大道', '迎宾路'] as const;

function addressOf(random: Random, place: Place): string {
  if (place.region === 'BE') {
    return `${random.pick(STREETS)} ${random.between(1, 180)}, ${place.postalCodes[0] ?? ''} ${place.names.nl}`;
  }
  return `${place.names.zh}${random.pick(CHINESE_STREETS)}${random.between(1, 999)}号`;
}

function placeOf(key: string): Place {
  const place = placeByKey(key);
  if (!place) throw new RangeError(`no place '${key}'`);
  return place;
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
