import { CLUSTERS } from '@brug/domain/places';
import { READINESS_ITEMS, SCREENING_NEEDS, SUPPORT_KINDS, TIMEFRAMES } from '@brug/domain/tracks';
import type { Random } from '../random/random.js';
import type { Context, Firm } from './context.js';
import { DAY, dayNumberAt, dayText, workedDay } from './days.js';
import type { LeadDraft } from './lead-draft.js';
import type { Row } from './rows.js';

/** Minor units from which the plant director comes along as well. */
const BIG_CAPEX = 1_000_000_000n;

const COMPETITORS = [
  'Lille (FR)',
  'Enschede (NL)',
  'Düsseldorf (DE)',
  'Wrocław (PL)',
  'Győr (HU)',
  'Gent (BE)',
  'Antwerpen (BE)',
] as const;
const VISITORS = ['Zhu Haibo', 'Pan Wentao', 'Jiang Lifeng', 'Yu Junjie', 'Ying Xuemei', 'Lou Jianming'] as const;

/** What is filled in of an investment lead, given how far it came: what a stage's gate asks is there. */
export function investmentDetails(context: Context, random: Random, lead: LeadDraft): Row {
  const reached = (key: string): boolean => lead.furthest >= positionOf(context, lead, key);
  const qualified = reached('qualified');
  const proposed = reached('proposal');
  const visited = reached('site-visit');
  const isJinlan = lead.shown?.firmKey === 'jinlan';
  const land = isJinlan ? 24_000 : roundTo(random.logNormal(9_000, 0.7), 500);
  const needsScreening = proposed ? (isJinlan ? 'needed' : random.pick(SCREENING_NEEDS)) : null;
  const today = dayNumberAt(context.now, 'BE');
  const enteredVisit = lead.visits.find(({ stage }) => stage.key === 'site-visit')?.enteredAt;
  const visitDay = visited
    ? visitOn(random, context, enteredVisit ?? lead.visits.at(-1)?.enteredAt ?? context.now)
    : null;
  return {
    lead_id: lead.id,
    mode: qualified || random.chance(0.5) ? lead.mode : null,
    activity: isJinlan ? ['production', 'rd'] : qualified || random.chance(0.6) ? lead.activities : null,
    ...money('capex', proposed ? lead.value : null),
    jobs_new: proposed || lead.shown || random.chance(0.5) ? lead.jobs : null,
    jobs_safeguarded: proposed ? (lead.mode === 'expansion' ? random.between(5, 80) : 0) : null,
    timeframe: qualified ? random.pick(TIMEFRAMES) : null,
    land_m2: proposed ? land : null,
    building_m2: proposed && random.chance(0.7) ? (isJinlan ? 9_500 : Math.round(land * 0.4)) : null,
    electricity_kw:
      proposed && random.chance(0.6) ? (isJinlan ? 2_400 : roundTo(random.logNormal(800, 0.8), 50)) : null,
    water_m3_per_hour: isJinlan ? 60 : proposed && random.chance(0.3) ? random.between(2, 80) : null,
    preferred_municipalities: isJinlan ? ['BE-34022', 'BE-34040'] : lead.targets.map(({ key }) => key),
    competing_locations: isJinlan
      ? ['Lille (FR)', 'Enschede (NL)']
      : reached('shortlisted')
        ? random.sample(COMPETITORS, random.between(0, 2))
        : null,
    site_visit_on: visitDay,
    site_visitors: visited
      ? [lead.contact?.name ?? 'Zhu Haibo', ...random.sample(VISITORS, needsMore(lead) ? 2 : 1)]
      : null,
    permits: isJinlan ? 'Omgevingsvergunning klasse 1' : null,
    screening_need: needsScreening,
    screening_filed_on: null,
    screening_phase: needsScreening === 'needed' ? 'preparing' : null,
    screening_deadline:
      needsScreening === 'needed' ? dayText(workedDay(today + random.between(20, 60), 0, 'BE')) : null,
    screening_outcome: null,
  };
}

/** A third visitor where the amount is big in any currency. */
function needsMore(lead: LeadDraft): boolean {
  return lead.value !== null && lead.value.amountMinor >= BIG_CAPEX;
}

/** The visit is some days after the stage was entered: still to come for those that entered it lately. */
function visitOn(random: Random, context: Context, enteredAt: number): string {
  const day = dayNumberAt(Math.min(enteredAt, context.now) + random.between(6, 24) * DAY, 'BE');
  return dayText(workedDay(day, 0, 'BE'));
}

function positionOf(context: Context, lead: LeadDraft, key: string): number {
  return context.stages[lead.track].find((stage) => stage.key === key)?.position ?? Number.POSITIVE_INFINITY;
}

/** What is filled in of an export lead, given how far it came. */
export function exportDetails(context: Context, random: Random, lead: LeadDraft): Row {
  const reached = (key: string): boolean => lead.furthest >= positionOf(context, lead, key);
  const { language } = lead.owner;
  const ready = reached('readiness');
  const briefed = reached('market-brief');
  const searching = reached('partner-search');
  const checklist = briefed ? random.sample(READINESS_ITEMS, random.between(2, 7)) : null;
  const revenue = BigInt(roundTo(random.logNormal(9_000_000, 0.9), 100_000)) * 100n;
  return {
    lead_id: lead.id,
    goal: ready || random.chance(0.6) ? lead.goal : null,
    products: ready || random.chance(0.5) ? sentence(lead.goods[language]) : null,
    hs_codes: ready && random.chance(0.5) ? random.sample(lead.firm.industry.hsCodes, 1) : null,
    ...money('target_contract_value', searching ? lead.value : null),
    target_cities: searching || random.chance(0.4) ? lead.targets.map(({ key }) => key) : null,
    target_clusters: searching ? clustersFor(lead.firm) : null,
    partner_sought: searching ? PARTNERS[lead.goal === 'source' ? 'source' : 'sell'][language] : null,
    readiness_checklist: checklist,
    readiness_score: briefed ? Math.min(100, (checklist?.length ?? 0) * 12 + random.between(0, 12)) : null,
    ...money('revenue', briefed && random.chance(0.7) ? { amountMinor: revenue, currency: 'EUR' } : null),
    export_share_bp: briefed && random.chance(0.6) ? random.between(5, 90) * 100 : null,
    support_asked: ready ? random.sample(SUPPORT_KINDS, random.between(1, 3)) : null,
  };
}

const PARTNERS = {
  sell: {
    nl: 'Verdeler met eigen dienst na verkoop en klanten in de provincie.',
    en: 'A distributor with an after-sales service of its own and customers in the province.',
    zh: '有自己售后服务、在省内有客户的经销商。',
  },
  source: {
    nl: 'Producent met uitvoervergunning en een kwaliteitslabel.',
    en: 'A producer with an export licence and a quality label.',
    zh: '具备出口资质和质量认证的生产企业。',
  },
} as const;

const clustersOfTrade = new Map<string, readonly string[]>();

function clustersFor({ industry }: Firm): readonly string[] {
  const known = clustersOfTrade.get(industry.id);
  if (known) return known;
  const clusters = CLUSTERS.filter(({ region, nace }) => region === 'CN' && industry.divisions.includes(nace[0] ?? ''));
  const ids = clusters.slice(0, 3).map(({ id }) => id);
  clustersOfTrade.set(industry.id, ids);
  return ids;
}

function money(name: string, amount: { amountMinor: bigint; currency: string } | null): Row {
  return { [`${name}_minor`]: amount?.amountMinor ?? null, [`${name}_currency`]: amount?.currency ?? null };
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function roundTo(value: number, step: number): number {
  return Math.max(step, Math.round(value / step) * step);
}
