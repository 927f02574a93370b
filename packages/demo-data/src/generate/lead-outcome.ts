import { suggestTwins } from '@brug/domain/places';
import { announcedAtSignature } from '@brug/domain/projects';
import type { Random } from '../random/random.js';
import { iso } from './contacts.js';
import type { Context, Firm, FirmRegister } from './context.js';
import { DAY, dayOf } from './days.js';
import type { LeadDraft } from './lead-draft.js';
import type { DemoRow, Row } from './rows.js';

/** A firm of the other side that is linked to a lead. */
export interface Match {
  readonly firm: Firm;
  readonly state: 'suggested' | 'accepted' | 'introduced' | 'rejected';
  readonly reason: string | null;
  readonly at: number;
}

/** Firms of the other side for a lead: in a fitting trade, one accepted where its stage asks for it. */
export function matchesOf(context: Context, register: FirmRegister, random: Random, lead: LeadDraft): Match[] {
  const needsOne = lead.track === 'export' && lead.furthest >= position(context, lead, 'meetings');
  const mayHave = lead.furthest >= position(context, lead, lead.track === 'export' ? 'partner-search' : 'qualified');
  const count = needsOne ? random.between(1, 3) : mayHave && random.chance(0.5) ? random.between(1, 2) : 0;
  const others = register.inTrade(lead.track === 'investment' ? 'BE' : 'CN', lead.firm.industry);
  const reason = count > 0 ? reasonFor(lead) : null;
  const since = lead.visits[Math.min(1, lead.visits.length - 1)]?.enteredAt ?? lead.receivedAt;
  return draw(random, others, count).map((firm, index) => ({
    firm,
    state:
      index === 0 && needsOne
        ? random.pick(['accepted', 'introduced'] as const)
        : random.pick(['suggested', 'suggested', 'accepted', 'rejected'] as const),
    reason,
    at: Math.floor(since + random.next() * Math.max(0, context.now - since) * 0.5),
  }));
}

/** Different firms, without copying a list of many. */
function draw(random: Random, firms: readonly Firm[], count: number): Firm[] {
  const chosen = new Set<Firm>();
  for (let tries = 0; chosen.size < count && tries < count * 5; tries++) chosen.add(random.pick(firms));
  return [...chosen];
}

const reasons = new Map<string, string | null>();

function reasonFor({ track, firm, owner }: LeadDraft): string | null {
  const key = `${firm.placeKey} ${firm.naceCodes.join()} ${owner.language}`;
  const known = reasons.get(key);
  if (known !== undefined) return known;
  const from = track === 'investment' ? 'CN' : 'BE';
  const [twin] = suggestTwins({ from, placeKey: firm.placeKey, nace: firm.naceCodes }, 1);
  const reason = twin?.reason[owner.language] ?? null;
  reasons.set(key, reason);
  return reason;
}

function position(context: Context, lead: LeadDraft, key: string): number {
  return context.stages[lead.track].find((stage) => stage.key === key)?.position ?? Number.POSITIVE_INFINITY;
}

export function counterpartRow(context: Context, lead: LeadDraft, match: Match): Row {
  return {
    id: context.nextId('counterparts', match.at),
    lead_id: lead.id,
    organisation_id: match.firm.id,
    state: match.state,
    reason: match.reason,
    changed_at: iso(match.at),
    changed_by: match.state === 'suggested' ? null : lead.owner.id,
  };
}

const EXPORT_KINDS: Readonly<Record<LeadDraft['goal'], string>> = {
  sell: 'trade-contract',
  source: 'trade-contract',
  distributor: 'distribution',
  entity: 'investment',
  'joint-venture': 'joint-venture',
  rd: 'rd-cooperation',
  licence: 'mou',
};

/** What a signed lead became: signature, project and its promise ledger, with what was verified since. */
export function* outcomeRows(
  context: Context,
  random: Random,
  lead: LeadDraft,
  stageChangeId: string,
  signedAt: number,
  matches: readonly Match[],
): Generator<DemoRow> {
  const value = lead.value ?? { amountMinor: 20_000_000n, currency: 'EUR' as const };
  const isInvestment = lead.track === 'investment';
  const kind = isInvestment
    ? lead.mode === 'joint-venture'
      ? 'joint-venture'
      : 'investment'
    : EXPORT_KINDS[lead.goal];
  const counterpart = matches.find(({ state }) => state === 'accepted' || state === 'introduced')?.firm.id ?? null;
  const signedOn = dayOf(signedAt, 'BE');
  const signatureId = context.nextId('signatures', signedAt);
  const projectId = context.nextId('projects', signedAt);
  const jobs = isInvestment ? (lead.jobs ?? 10) : random.chance(0.3) ? random.between(1, 6) : null;
  const shared = { title: lead.title, kind, signed_on: signedOn, counterpart_organisation_id: counterpart };
  yield {
    table: 'signatures',
    row: {
      id: signatureId,
      lead_id: lead.id,
      stage_change_id: stageChangeId,
      ...shared,
      value_minor: value.amountMinor,
      value_currency: value.currency,
      capex_minor: isInvestment ? value.amountMinor : null,
      capex_currency: isInvestment ? value.currency : null,
      jobs,
    },
  };
  yield {
    table: 'projects',
    row: { id: projectId, lead_id: lead.id, signature_id: signatureId, ...shared, created_at: iso(signedAt) },
  };

  const figures = { kind, value, capex: isInvestment ? value : null, jobs };
  const ledger = (status: string, at: number, source: string, share: number): DemoRow[] =>
    announcedAtSignature(figures).map(({ measure, money, jobs: people }) => ({
      table: 'commitments',
      row: {
        id: context.nextId('commitments', at),
        project_id: projectId,
        measure,
        status,
        amount_minor: money && (money.amountMinor * BigInt(Math.round(share * 100))) / 100n,
        currency: money?.currency ?? null,
        jobs: people === null ? null : Math.round(people * share),
        effective_on: dayOf(at, 'BE'),
        source,
        recorded_by: lead.owner.id,
        recorded_at: iso(at),
      },
    }));
  yield* ledger('announced', signedAt, 'signature', 1);
  const verifiedAt = signedAt + random.between(340, 400) * DAY;
  if (verifiedAt < context.now)
    yield* ledger('verified', verifiedAt, VERIFIED[lead.owner.language], random.between(45, 110) / 100);
}

const VERIFIED = {
  nl: 'Jaarlijkse opvolging, jaarrekening',
  en: 'Yearly follow-up, annual accounts',
  zh: '年度跟踪，年度账目',
} as const;
