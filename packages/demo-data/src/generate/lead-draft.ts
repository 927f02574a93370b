import { CLUSTERS, placeByKey, type Place } from '@brug/domain/places';
import type { Currency } from '@brug/domain/money';
import {
  EXPORT_GOALS,
  INVESTMENT_ACTIVITIES,
  INVESTMENT_MODES,
  type LeadSource,
  type Track,
} from '@brug/domain/tracks';
import type { Random } from '../random/random.js';
import { shortName, type Contact, type Context, type Firm, type FirmRegister } from './context.js';
import type { Visit } from './journey.js';
import type { DemoPerson } from './rows.js';
import type { ShowcaseLead } from './showcase/leads.js';
import type { Texts } from './words/industries.js';

export type Language = 'nl' | 'en' | 'zh';

/** A lead as it is thought up, before it has rows. */
export interface LeadDraft {
  readonly id: string;
  readonly number: string;
  readonly track: Track;
  readonly source: LeadSource;
  readonly receivedAt: number;
  readonly visits: readonly Visit[];
  /** How far it ever got: position of the furthest stage it was in. */
  readonly furthest: number;
  readonly owner: DemoPerson;
  readonly firm: Firm;
  readonly contact: Contact | null;
  readonly title: string;
  readonly value: { readonly amountMinor: bigint; readonly currency: Currency } | null;
  readonly jobs: number | null;
  /** What the firm makes, as sentences name it. */
  readonly goods: Texts;
  /** Municipalities it looks at, or places in Zhejiang it wants to go to. */
  readonly targets: readonly Place[];
  readonly mode: (typeof INVESTMENT_MODES)[number];
  readonly activities: readonly (typeof INVESTMENT_ACTIVITIES)[number][];
  readonly goal: (typeof EXPORT_GOALS)[number];
  readonly restricted: boolean;
  readonly shown: ShowcaseLead | null;
}

/** What a lead was received with. */
export interface Receipt {
  readonly id: string;
  readonly number: string;
  readonly track: Track;
  readonly source: LeadSource;
  readonly receivedAt: number;
  readonly visits: readonly Visit[];
  readonly shown: ShowcaseLead | null;
}

const SOURCES: Readonly<Record<Track, readonly (readonly [LeadSource, number])[]>> = {
  investment: [
    ['mission', 12],
    ['business-day', 16],
    ['inquiry-web', 16],
    ['inquiry-email', 9],
    ['inquiry-phone', 4],
    ['inquiry-wechat', 8],
    ['referral', 10],
    ['partner-agency', 8],
    ['fair', 8],
    ['targeting', 7],
    ['existing-investor', 2],
  ],
  export: [
    ['mission', 14],
    ['business-day', 18],
    ['inquiry-web', 18],
    ['inquiry-email', 14],
    ['inquiry-phone', 12],
    ['referral', 12],
    ['partner-agency', 5],
    ['fair', 5],
    ['targeting', 2],
  ],
};

/** How a lead comes to us; one that begins as a prospect did not ask. */
export function drawSource(random: Random, track: Track): LeadSource {
  return random.weighted(SOURCES[track]);
}

/** Which share of their team's leads each account manager has, in the order of the accounts. */
const SHARES = [5, 4, 3, 2] as const;

export function draftLead(context: Context, register: FirmRegister, random: Random, receipt: Receipt): LeadDraft {
  const { track, visits, shown } = receipt;
  const region = track === 'investment' ? 'CN' : 'BE';
  const firm = shown ? register.byKey(shown.firmKey) : random.pick(register.of(region));
  const owner = ownerOf(context, random, track, shown);
  const furthest = Math.max(
    ...visits.map(({ stage }) => (stage.category === 'open' || stage.category === 'signed' ? stage.position : 0)),
  );
  const value = shown
    ? { amountMinor: shown.valueMinor, currency: 'EUR' as const }
    : drawValue(random, track, furthest > firstOpen(context, track, 2));
  const mode = shown
    ? 'greenfield'
    : random.weighted<LeadDraft['mode']>([
        ['greenfield', 5],
        ['expansion', 3],
        ['m-and-a', 1],
        ['joint-venture', 2],
        ['relocation', 1],
      ]);
  const activities = drawActivities(random, firm, shown !== null);
  const goal = random.weighted<LeadDraft['goal']>([
    ['sell', 5],
    ['source', 3],
    ['distributor', 5],
    ['entity', 1],
    ['joint-venture', 1],
    ['rd', 1],
    ['licence', 1],
  ]);
  const goods = random.pick(firm.industry.goods);
  const targets = track === 'investment' ? drawMunicipalities(random) : drawChinesePlaces(random, firm);
  const traits = { owner, firm, goods, targets, activities, goal };
  return {
    ...receipt,
    ...traits,
    furthest,
    contact: firm.contacts.length > 0 && (shown !== null || random.chance(0.94)) ? (firm.contacts[0] ?? null) : null,
    title: shown?.title ?? titleOf(random, track, traits),
    value,
    jobs: shown ? shown.jobs : track === 'investment' ? Math.max(2, Math.round(random.logNormal(24, 0.8))) : null,
    mode,
    restricted: shown ? shown.firmKey === 'jinlan' || shown.firmKey === 'dongyu' : random.chance(0.04),
    shown,
  };
}

/** Position of the n-th open stage, counted from 0. */
export function firstOpen(context: Context, track: Track, n: number): number {
  return context.stages[track].filter(({ category }) => category === 'open')[n]?.position ?? 0;
}

function ownerOf(context: Context, random: Random, track: Track, shown: ShowcaseLead | null): DemoPerson {
  const managers = context.people.filter(({ role, teamKey }) => role === 'account-manager' && teamKey === track);
  const named = shown && managers.find(({ initials }) => initials === shown.owner);
  return named ?? random.weighted(managers.map((person, index) => [person, SHARES[index] ?? 1]));
}

/** Amounts as people state them: two leading digits. The later the stage, the surer there is one. */
function drawValue(random: Random, track: Track, late: boolean): LeadDraft['value'] {
  if (!late && random.chance(0.18)) return null;
  const currency = random.weighted<Currency>(
    track === 'investment'
      ? [
          ['EUR', 7],
          ['CNY', 2],
          ['USD', 1],
        ]
      : [
          ['EUR', 8],
          ['CNY', 1],
          ['USD', 1],
        ],
  );
  const euro = track === 'investment' ? random.logNormal(4_500_000, 0.95) : random.logNormal(380_000, 1);
  const amount = euro * { EUR: 1, CNY: 8, USD: 1.1 }[currency];
  const magnitude = 10 ** (Math.floor(Math.log10(amount)) - 1);
  return { amountMinor: BigInt(Math.max(1, Math.round(amount / magnitude)) * magnitude * 100), currency };
}

function drawActivities(random: Random, firm: Firm, shown: boolean): LeadDraft['activities'] {
  if (firm.industry.id === 'digital') return [random.pick(['rd', 'sales', 'services'] as const)];
  if (shown) return ['production'];
  const main = random.weighted<LeadDraft['activities'][number]>([
    ['production', 6],
    ['logistics', 3],
    ['rd', 2],
    ['sales', 3],
    ['headquarters', 1],
    ['services', 1],
  ]);
  return random.chance(0.25) && main !== 'rd' ? [main, 'rd'] : [main];
}

const MUNICIPALITIES = [
  ['BE-34022', 8],
  ['BE-34040', 5],
  ['BE-36015', 6],
  ['BE-31005', 5],
  ['BE-35013', 4],
  ['BE-33011', 4],
  ['BE-37022', 3],
  ['BE-36008', 3],
  ['BE-34041', 2],
  ['BE-34013', 2],
] as const;

function drawMunicipalities(random: Random): Place[] {
  const keys = new Set(Array.from({ length: random.between(1, 3) }, () => random.weighted<string>(MUNICIPALITIES)));
  return [...keys].flatMap((key) => placeByKey(key) ?? []);
}

const chinesePlaces = new Map<string, readonly Place[]>();

/** Places in Zhejiang whose clusters are in the firm's trade. */
function drawChinesePlaces(random: Random, firm: Firm): Place[] {
  let places = chinesePlaces.get(firm.industry.id);
  if (!places) {
    const wanted = CLUSTERS.filter(
      ({ region, nace }) => region === 'CN' && firm.industry.divisions.includes(nace[0] ?? ''),
    );
    const keys = new Set(wanted.map(({ placeKeys }) => placeKeys[0] ?? ''));
    places = (keys.size > 0 ? [...keys] : ['CN-330100', 'CN-330200']).flatMap((key) => placeByKey(key) ?? []);
    chinesePlaces.set(firm.industry.id, places);
  }
  return random.sample(places, random.between(1, 2));
}

const OR: Texts = { nl: 'of', en: 'or', zh: '或' };

function titleOf(
  random: Random,
  track: Track,
  lead: Pick<LeadDraft, 'owner' | 'firm' | 'goods' | 'targets' | 'activities' | 'goal'>,
): string {
  const { language } = lead.owner;
  const goods = lead.goods[language];
  const [first, second] = lead.targets.map((place) => shortName(place, language));
  if (track === 'export') return EXPORT_TITLES[lead.goal](goods, first ?? '')[language];
  const where =
    second === undefined
      ? (first ?? '')
      : language === 'zh'
        ? `${first}${OR.zh}${second}`
        : `${first} ${OR[language]} ${second}`;
  const [activity = 'production'] = lead.activities;
  const what =
    activity === 'production' ? random.pick(lead.firm.industry.plants) : INVESTMENT_TITLES[activity](lead.goods);
  return language === 'zh' ? `${where}：${what.zh}` : `${what[language]}, ${where}`;
}

const INVESTMENT_TITLES: Readonly<
  Record<Exclude<LeadDraft['activities'][number], 'production'>, (goods: Texts) => Texts>
> = {
  headquarters: () => ({ nl: 'Europese hoofdzetel', en: 'European headquarters', zh: '欧洲总部' }),
  rd: (goods) => ({
    nl: `Onderzoekscentrum voor ${goods.nl}`,
    en: `R&D centre for ${goods.en}`,
    zh: `${goods.zh}研发中心`,
  }),
  logistics: (goods) => ({
    nl: `Distributiecentrum voor ${goods.nl}`,
    en: `Distribution centre for ${goods.en}`,
    zh: `${goods.zh}配送中心`,
  }),
  sales: (goods) => ({
    nl: `Verkoopkantoor voor ${goods.nl}`,
    en: `Sales office for ${goods.en}`,
    zh: `${goods.zh}销售办事处`,
  }),
  services: (goods) => ({
    nl: `Servicepunt voor ${goods.nl}`,
    en: `Service point for ${goods.en}`,
    zh: `${goods.zh}服务网点`,
  }),
};

const EXPORT_TITLES: Readonly<Record<LeadDraft['goal'], (goods: string, city: string) => Texts>> = {
  sell: (goods, city) => ({
    nl: `Verkoop van ${goods} in ${city}`,
    en: `Selling ${goods} in ${city}`,
    zh: `${city}：销售${goods}`,
  }),
  source: (goods, city) => ({
    nl: `Leverancier van ${goods} in ${city}`,
    en: `Supplier of ${goods} in ${city}`,
    zh: `${city}：采购${goods}`,
  }),
  distributor: (goods, city) => ({
    nl: `Verdeler voor ${goods} in ${city}`,
    en: `Distributor of ${goods} in ${city}`,
    zh: `${city}：${goods}经销商`,
  }),
  entity: (_goods, city) => ({
    nl: `Eigen vestiging in ${city}`,
    en: `Own entity in ${city}`,
    zh: `在${city}设立公司`,
  }),
  'joint-venture': (goods, city) => ({
    nl: `Joint venture voor ${goods} in ${city}`,
    en: `Joint venture for ${goods} in ${city}`,
    zh: `${city}：${goods}合资项目`,
  }),
  rd: (goods, city) => ({
    nl: `Onderzoek naar ${goods} met ${city}`,
    en: `Research on ${goods} with ${city}`,
    zh: `与${city}合作研发${goods}`,
  }),
  licence: (goods, city) => ({
    nl: `Licentie voor ${goods} in ${city}`,
    en: `Licensing ${goods} in ${city}`,
    zh: `${city}：${goods}许可`,
  }),
};
