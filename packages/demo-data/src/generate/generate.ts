import { DEFAULT_PIPELINES } from '@brug/domain/pipeline';
import { formatLeadNumber } from '@brug/domain/leads';
import { TRACKS, type LeadSource, type Track } from '@brug/domain/tracks';
import { DEMO_ACCOUNTS, DEMO_TEAMS } from '../accounts/accounts.js';
import { Random } from '../random/random.js';
import { FirmRegister, type Context } from './context.js';
import { DAY, dayNumberAt, HOUR, instantOn, workingMoment } from './days.js';
import { exchangeRates } from './exchange-rates.js';
import { makeFirms } from './firms.js';
import { idMaker, type IdKind } from './ids.js';
import { LostReasons, leadingTo, wander, type Visit } from './journey.js';
import { draftLead, drawSource } from './lead-draft.js';
import { leadRows } from './lead-rows.js';
import type { DemoPerson, DemoRow, DemoStage } from './rows.js';
import { JINLAN_STAYS } from './showcase/jinlan.js';
import { SHOWCASE_LEADS, SHOWN_LEAD, type ShowcaseLead } from './showcase/leads.js';
import { BoardTotals } from './totals.js';
import { MESSAGES } from './words/task-texts.js';

/** What is asked for. */
export interface DemoRequest {
  /** The same seed (with the same size, moment, people and stages) gives the same rows. */
  readonly seed: number;
  /** How many leads; organisations, contacts and the rest follow from it. */
  readonly leads: number;
  /** The moment the data is made for, ISO 8601 in UTC: histories lie before it, plans after it. */
  readonly today: string;
  /** Who works at the agency; the demo's own accounts unless told. */
  readonly people?: readonly DemoPerson[];
  /** The stages of the installation; the default pipelines unless told. */
  readonly stages?: readonly DemoStage[];
}

/** How many leads the demo has. */
export const DEMO_LEADS = 150;
export const DEMO_SEED = 20_000_911;

/** Organisations a side: 60 for the demo, and more with more leads. */
const FIRMS_PER_SIDE = 60;
const FIRMS_PER_LEAD = 0.15;
const INVESTMENT_SHARE = 0.44;
const YEARS = 3;
/** Up to this many leads, the one of the mock-ups gets the number it has there. */
const SMALL = 300;

/**
 * Makes the rows of a believable installation, one by one, in an order in which a row may refer to later ones (a lead to its next
 * follow-up). Pure: nothing but the request decides what comes out. Columns that are left out are null.
 */
export function* generate(request: DemoRequest): Generator<DemoRow> {
  const context = contextOf(request);
  const register = new FirmRegister();
  const firms = Math.max(FIRMS_PER_SIDE, Math.round(request.leads * FIRMS_PER_LEAD));
  for (const { key, title: names, subjects, bodies } of MESSAGES) {
    const row = { key, names: { ...names }, subjects: { ...subjects }, bodies: { ...bodies } };
    yield { table: 'message_templates', row };
  }
  yield* exchangeRates(context.random, context.from, context.now);
  for (const region of ['CN', 'BE'] as const) yield* makeFirms(context, region, firms, (firm) => register.add(firm));

  const numbers = new Numbers();
  const totals = new BoardTotals();
  const reasons = new LostReasons(context.random.derive('lost reasons'));
  let index = 0;
  for (const arrival of arrivals(context, request.leads)) {
    const random = context.random.derive('leads', index);
    const { track, receivedAt } = arrival;
    const source = arrival.source ?? drawSource(random, track);
    const visits = arrival.visits ?? wander(context, random, track, source, receivedAt, reasons);
    const id = context.nextId('leads', receivedAt);
    const number = numbers.next(track, receivedAt);
    const draft = draftLead(context, register, random, {
      id,
      number,
      track,
      source,
      receivedAt,
      visits,
      shown: arrival.shown,
    });
    yield* leadRows(context, register, random, draft, totals);
    index += 1;
  }
  yield* numbers.rows();
  yield* totals.rows();
}

/** The people of the demo's accounts, with ids of their own. */
export function demoPeople(seed: number, today: string): DemoPerson[] {
  const id = idMaker(seed);
  const at = Date.parse(today) - YEARS * 366 * DAY;
  return DEMO_ACCOUNTS.map(({ initials, role, teamKey, language }, index) => ({
    id: id('people', index, at),
    initials,
    role,
    teamKey,
    teamId: id(
      'teams',
      DEMO_TEAMS.findIndex(({ key }) => key === teamKey),
      at,
    ),
    language,
  }));
}

/** The stages of the default pipelines, with ids of their own. */
export function demoStages(seed: number, today: string): DemoStage[] {
  const id = idMaker(seed);
  const at = Date.parse(today) - YEARS * 366 * DAY;
  return TRACKS.flatMap((track, side) =>
    DEFAULT_PIPELINES[track].map(({ key, category, probabilityBp }, position) => ({
      id: id('stages', side * 100 + position, at),
      track,
      key,
      category,
      position,
      probabilityBp,
    })),
  );
}

function contextOf({ seed, today, people, stages }: DemoRequest): Context {
  const now = Date.parse(today);
  if (Number.isNaN(now)) throw new RangeError(`not an instant: ${today}`);
  const make = idMaker(seed);
  const used = new Map<IdKind, number>();
  const all = stages ?? demoStages(seed, today);
  const ofTrack = (track: Track): DemoStage[] =>
    all.filter((stage) => stage.track === track).toSorted((a, b) => a.position - b.position);
  return {
    random: new Random(seed),
    now,
    from: now - Math.round(YEARS * 365.25) * DAY,
    people: people ?? demoPeople(seed, today),
    stages: { investment: ofTrack('investment'), export: ofTrack('export') },
    nextId: (kind, milliseconds) => {
      const index = used.get(kind) ?? 0;
      used.set(kind, index + 1);
      return make(kind, index, milliseconds);
    },
  };
}

/** Counts leads per track and year, as the installation does: no number is left out. */
class Numbers {
  readonly #last = new Map<string, { readonly track: Track; readonly year: number; last: number }>();

  next(track: Track, receivedAt: number): string {
    const year = new Date(dayNumberAt(receivedAt, 'BE') * DAY).getUTCFullYear();
    const counter = this.#last.get(`${track} ${year}`) ?? { track, year, last: 0 };
    counter.last += 1;
    this.#last.set(`${track} ${year}`, counter);
    return formatLeadNumber(track, year, counter.last);
  }

  *rows(): Generator<DemoRow> {
    for (const counter of this.#last.values()) yield { table: 'lead_counters', row: { ...counter } };
  }
}

/** A lead coming in. */
interface Arrival {
  readonly track: Track;
  readonly receivedAt: number;
  readonly source: LeadSource | null;
  /** Known for the leads of the mock-ups; the others go their way from here. */
  readonly visits: readonly Visit[] | null;
  readonly shown: ShowcaseLead | null;
}

/** Every lead in the order in which it was received. */
function arrivals(context: Context, count: number): Arrival[] {
  const random = context.random.derive('arrivals');
  const shown = SHOWCASE_LEADS.slice(0, count).map((lead, index) =>
    arrivalOf(context, context.random.derive('shown', index), lead),
  );
  const others = count - shown.length;
  const early = count <= SMALL ? leadsBeforeShown(shown) : null;
  const before = Math.min(early?.count ?? 0, others);
  const chosen = Array.from({ length: others }, (_, index): Arrival => {
    const isEarly = early !== null && index < before;
    const track = isEarly || random.chance(early === null ? INVESTMENT_SHARE : 0.22) ? 'investment' : 'export';
    const receivedAt = isEarly
      ? moment(random, early.from, early.until)
      : momentOutside(random, context, track === 'investment' ? early : null);
    return { track, receivedAt, source: null, visits: null, shown: null };
  });
  return [...shown, ...chosen].toSorted((a, b) => a.receivedAt - b.receivedAt);
}

function arrivalOf(context: Context, random: Random, lead: ShowcaseLead): Arrival {
  const jinlan = lead.firmKey === SHOWN_LEAD.firmKey;
  const source = jinlan ? 'business-day' : drawSource(random, lead.track);
  // A lead that is still a prospect did not come with an inquiry, which begins a stage later.
  const fitting = lead.stageKey === 'prospect' && source.startsWith('inquiry-') ? 'fair' : source;
  const enteredAt = Math.min(
    workingMoment(random, context.now - lead.daysInStage * DAY, 'BE'),
    context.now - lead.daysInStage * DAY,
  );
  const visits = leadingTo(
    context,
    random,
    lead.track,
    fitting,
    lead.stageKey,
    enteredAt,
    jinlan ? JINLAN_STAYS : undefined,
  );
  return { track: lead.track, receivedAt: visits[0]?.enteredAt ?? enteredAt, source: fitting, visits, shown: lead };
}

/**
 * How many investment leads have to come in between New Year and the lead of the mock-ups so that it gets its number; nothing when that
 * is too short a time for so many.
 */
function leadsBeforeShown(shown: readonly Arrival[]): { count: number; from: number; until: number } | null {
  const lead = shown.find((arrival) => arrival.shown?.firmKey === SHOWN_LEAD.firmKey && arrival.track === 'investment');
  if (!lead) return null;
  const year = new Date(dayNumberAt(lead.receivedAt, 'BE') * DAY).getUTCFullYear();
  const from = instantOn(Math.floor(Date.UTC(year, 0, 1) / DAY), 0, 'BE');
  const until = lead.receivedAt;
  const known = shown.filter(
    ({ track, receivedAt }) => track === 'investment' && receivedAt >= from && receivedAt < until,
  );
  const count = SHOWN_LEAD.sequence - 1 - known.length;
  return count > 0 && until - from > 60 * DAY ? { count, from, until } : null;
}

/** Business days and missions are in spring and autumn; in August and over New Year little comes in. */
const SEASON = [0.7, 0.7, 1.15, 1.3, 1.3, 1.4, 0.6, 0.45, 1.15, 1.35, 1.2, 0.7] as const;
const BUSIEST = 1.4;
/** Each year brings more than the one before. */
const GROWTH = 0.8;

/** A moment of receipt at any time but in the period that has all its leads. */
function momentOutside(
  random: Random,
  context: Context,
  period: { readonly from: number; readonly until: number } | null,
): number {
  for (;;) {
    const receivedAt = moment(random, context.from, context.now - 6 * HOUR);
    if (period === null || receivedAt < period.from || receivedAt >= period.until) return receivedAt;
  }
}

/** A moment of receipt, more often in a busy season and lately than long ago. */
function moment(random: Random, from: number, until: number): number {
  for (;;) {
    const share = random.next();
    const at = from + share * (until - from);
    const likely = (SEASON[new Date(at).getUTCMonth()] ?? 1) / BUSIEST;
    if (random.next() > likely * (GROWTH + (1 - GROWTH) * share)) continue;
    const received = random.chance(0.8) ? workingMoment(random, at, 'BE') : Math.floor(at);
    if (received > from && received < until) return received;
  }
}
