import type { Random } from '../random/random.js';
import { iso } from './contacts.js';
import { filled, type Context, type FirmRegister } from './context.js';
import { DAY, dayOf, HOUR } from './days.js';
import { activityRow, firstResponse, happeningsOf, valuesOf } from './lead-activities.js';
import { exportDetails, investmentDetails } from './lead-details.js';
import type { LeadDraft } from './lead-draft.js';
import { followUpsOf } from './lead-follow-ups.js';
import { counterpartRow, matchesOf, outcomeRows } from './lead-outcome.js';
import type { DemoRow, Row } from './rows.js';
import { tokensOfLead } from './search-keys.js';
import { jinlanHappenings, jinlanMatches } from './showcase/jinlan.js';
import type { BoardTotals } from './totals.js';
import type { Texts } from './words/industries.js';

/** A change to a lead after it was created, in order; each raises its version. */
interface Change {
  readonly at: number;
  /** Index of the visit that began, or nothing for an edit. */
  readonly visit: number | null;
}

/** Every row of one lead, from its creation until now. */
export function* leadRows(
  context: Context,
  register: FirmRegister,
  random: Random,
  lead: LeadDraft,
  totals: BoardTotals,
): Generator<DemoRow> {
  const isJinlan = lead.shown?.firmKey === 'jinlan';
  const happenings = isJinlan ? jinlanHappenings(context, lead) : happeningsOf(context, random, lead);
  const matches = isJinlan ? jinlanMatches(context, register, lead) : matchesOf(context, register, random, lead);
  const answeredAt = firstResponse(happenings);
  const followUps = followUpsOf(context, random, lead, answeredAt);
  const changes = changesOf(random, lead, context.now);
  const traits = traitsOf(context, random, lead);
  const current = lead.visits.at(-1);
  if (!current) throw new RangeError('a lead is in a stage');
  const { category } = current.stage;

  totals.add({
    stage: current.stage,
    ownerId: lead.owner.id,
    teamId: lead.owner.teamId,
    confidentiality: traits.confidentiality,
    priority: traits.priority,
    value: lead.value,
    probabilityBp: traits.probabilityBp,
  });
  yield {
    table: 'leads',
    row: {
      id: lead.id,
      version: changes.length + 1,
      number: lead.number,
      track: lead.track,
      title: lead.title,
      organisation_id: lead.firm.id,
      primary_contact_id: lead.contact?.id ?? null,
      owner_id: lead.owner.id,
      team_id: lead.owner.teamId,
      stage_id: current.stage.id,
      source: lead.source,
      nace_codes: lead.firm.naceCodes,
      value_minor: lead.value?.amountMinor ?? null,
      value_currency: lead.value?.currency ?? null,
      probability_bp: traits.probabilityBp,
      expected_decision_on: traits.expectedDecisionOn,
      priority: traits.priority,
      confidentiality: traits.confidentiality,
      tags: traits.tags,
      description: traits.description,
      received_at: iso(lead.receivedAt),
      first_response_at: answeredAt === null ? null : iso(answeredAt),
      stage_entered_at: iso(current.enteredAt),
      last_activity_at: happenings.length === 0 ? null : iso(Math.max(...happenings.map(({ at }) => at))),
      lost_reason: category === 'lost' ? current.lostReason : null,
      winning_location: category === 'lost' ? current.winningLocation : null,
      wake_up_on: category === 'dormant' ? current.wakeUpOn : null,
      next_follow_up_id: followUps.next?.id ?? null,
      next_follow_up_at: followUps.next?.dueAt ?? null,
      next_follow_up_kind: followUps.next?.kind ?? null,
      next_follow_up_task_kind: followUps.next?.taskKind ?? null,
      next_follow_up_title: followUps.next?.title ?? null,
      search_tokens: tokensOfLead(lead.title, lead.firm.nameTokens),
      created_at: iso(lead.receivedAt),
      updated_at: iso(changes.at(-1)?.at ?? lead.receivedAt),
    },
  };
  if (lead.track === 'investment') yield { table: 'investment_details', row: investmentDetails(context, random, lead) };
  else yield { table: 'export_details', row: exportDetails(context, random, lead) };
  for (const match of matches) yield { table: 'counterparts', row: counterpartRow(context, lead, match) };
  yield* followUps.rows;
  for (const happening of happenings) yield { table: 'activities', row: activityRow(context, lead, happening) };
  yield* historyRows(context, random, lead, changes, matches);
}

/** The stage changes with what a signature brought, and the audit trail of every write. */
function* historyRows(
  context: Context,
  random: Random,
  lead: LeadDraft,
  changes: readonly Change[],
  matches: Parameters<typeof outcomeRows>[5],
): Generator<DemoRow> {
  yield { table: 'stage_changes', row: stageChangeRow(context, lead, 0, 1) };
  yield {
    table: 'audit_entries',
    row: auditRow(context, lead, lead.receivedAt, 'create', [{ field: 'title', before: null, after: lead.title }]),
  };
  for (const [index, { at, visit }] of changes.entries()) {
    if (visit === null) {
      yield { table: 'audit_entries', row: auditRow(context, lead, at, 'update', [editOf(random, lead)]) };
      continue;
    }
    const row = stageChangeRow(context, lead, visit, index + 2);
    yield { table: 'stage_changes', row };
    const stageIds = { before: row['from_stage_id'] ?? null, after: row['to_stage_id'] ?? null };
    yield { table: 'audit_entries', row: auditRow(context, lead, at, 'move', [{ field: 'stageId', ...stageIds }]) };
    if (lead.visits[visit]?.stage.category === 'signed') {
      yield* outcomeRows(context, random, lead, String(row['id']), at, matches);
    }
  }
}

function changesOf(random: Random, lead: LeadDraft, now: number): Change[] {
  const moves = lead.visits.slice(1).map(({ enteredAt }, index): Change => ({ at: enteredAt, visit: index + 1 }));
  const span = Math.min(now, (lead.visits.at(-1)?.enteredAt ?? now) + 20 * DAY) - lead.receivedAt;
  const edits = Array.from(
    {
      length: random.weighted([
        [0, 6],
        [1, 3],
        [2, 1],
      ]),
    },
    (): Change => ({
      at: lead.receivedAt + Math.max(1_000, Math.floor(random.next() * (span - HOUR))),
      visit: null,
    }),
  ).filter(({ at }) => at < now);
  return [...moves, ...edits].toSorted((a, b) => a.at - b.at);
}

function stageChangeRow(context: Context, lead: LeadDraft, index: number, version: number): Row {
  const visit = lead.visits[index];
  if (!visit) throw new RangeError(`no visit ${index}`);
  const before = lead.visits[index - 1];
  const { language } = lead.owner;
  return {
    id: context.nextId('stage_changes', visit.enteredAt),
    lead_id: lead.id,
    at: iso(visit.enteredAt),
    from_stage_id: before?.stage.id ?? null,
    to_stage_id: visit.stage.id,
    direction: visit.direction,
    author_id: before === undefined && lead.source === 'inquiry-web' ? null : lead.owner.id,
    reason: visit.reason?.[language] ?? null,
    lost_reason: visit.lostReason,
    winning_location: visit.winningLocation,
    wake_up_on: visit.wakeUpOn,
    seconds_in_stage_left: before ? Math.round((visit.enteredAt - before.enteredAt) / 1000) : null,
    lead_version: version,
  };
}

interface FieldEdit {
  readonly [key: string]: unknown;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

function editOf(random: Random, lead: LeadDraft): FieldEdit {
  if (lead.value && random.chance(0.6)) {
    const { amountMinor, currency } = lead.value;
    const before = { amountMinor: String((amountMinor * BigInt(random.between(70, 130))) / 100n), currency };
    return { field: 'estimatedValue', before, after: { amountMinor: String(amountMinor), currency } };
  }
  return random.pick([
    { field: 'priority', before: 'normal', after: 'high' },
    { field: 'tags', before: [], after: ['follow-up'] },
    { field: 'source', before: 'referral', after: lead.source },
  ]);
}

function auditRow(context: Context, lead: LeadDraft, at: number, action: string, changes: readonly FieldEdit[]): Row {
  const byNobody = action === 'create' && lead.source === 'inquiry-web';
  return {
    id: context.nextId('audit_entries', at),
    at: iso(at),
    entity: 'lead',
    entity_id: lead.id,
    action,
    changes,
    actor_id: byNobody ? null : lead.owner.id,
    actor_name: byNobody ? 'inquiry' : null,
  };
}

interface Traits {
  readonly probabilityBp: number | null;
  readonly expectedDecisionOn: string | null;
  readonly priority: string;
  readonly confidentiality: string;
  readonly tags: readonly string[];
  readonly description: string | null;
}

const TAGS = ['mission-2025', 'cluster', 'urgent', 'green', 'r-and-d', 'reference'] as const;

const DESCRIPTIONS: readonly Texts[] = [
  {
    nl: '{person} zoekt een plaats dicht bij klanten voor {goods}. Eerste gesprek was open; beslissing ligt bij de moeder.',
    en: '{person} looks for a place close to customers for {goods}. The first talk was open; the parent company decides.',
    zh: '{person}希望在靠近客户的地方发展{goods}业务。首次沟通坦诚，由母公司决定。',
  },
  {
    nl: 'Vraag kwam met een concreet plan voor {goods}. Let op vergunningen en termijnen.',
    en: 'The question came with a concrete plan for {goods}. Mind permits and timing.',
    zh: '对方已有{goods}的具体方案，需注意许可与时间安排。',
  },
];

function traitsOf(context: Context, random: Random, lead: LeadDraft): Traits {
  const shown = lead.shown !== null;
  const { language } = lead.owner;
  const current = lead.visits.at(-1);
  const isOpen = current?.stage.category === 'open';
  const dated = lead.furthest >= (context.stages[lead.track][3]?.position ?? 0);
  const days = lead.shown?.firmKey === 'jinlan' ? 94 : random.between(15, 240);
  return {
    probabilityBp: !shown && isOpen && random.chance(0.06) ? random.between(2, 18) * 500 : null,
    expectedDecisionOn: dated
      ? dayOf((isOpen ? context.now : (current?.enteredAt ?? context.now)) + days * DAY, 'BE')
      : null,
    priority:
      lead.shown?.firmKey === 'jinlan'
        ? 'high'
        : random.weighted([
            ['normal', 7],
            ['high', 2],
            ['low', 1],
          ]),
    confidentiality: lead.restricted ? 'restricted' : 'normal',
    tags: random.chance(0.3) ? random.sample(TAGS, random.between(1, 2)) : [],
    description: random.chance(0.55) ? filled(random.pick(DESCRIPTIONS)[language], valuesOf(lead, language)) : null,
  };
}
