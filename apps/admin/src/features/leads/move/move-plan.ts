import type { Lead, LeadCard, MoveLead, StageView } from '@brug/contracts/leads';
import { isFilled } from '@brug/domain/fields';
import type { FieldDefinition, FieldValues } from '@brug/domain/fields';
import type { Actor } from '@brug/domain/permissions';
import { decideMove, directionOf, gateOf, missingForStage } from '@brug/domain/pipeline';
import type { MissingRequirement, MoveDecision, MoveDirection } from '@brug/domain/pipeline';
import { fieldOf } from '@brug/domain/tracks';
import type { EuroCentsOf } from '../api/rates.query.js';
import type { WireValues } from '../fields/wire-values.js';
import { changesBody, isMoney, ruleValues, wireValuesOf } from '../fields/wire-values.js';

/** What somebody fills in to make a move possible. */
export interface MoveAnswers {
  /** By field key, `project.*` among them. */
  readonly values: WireValues;
  readonly reason: string;
  readonly lostReason: string | null;
  readonly winningLocation: string;
  readonly wakeUpOn: string | null;
}

export const noAnswers: MoveAnswers = { values: {}, reason: '', lostReason: null, winningLocation: '', wakeUpOn: null };

/** A move somebody wants, with everything that is known about it. */
export interface WantedMove {
  readonly actor: Actor;
  readonly lead: Lead;
  readonly from: StageView;
  readonly to: StageView;
  readonly answers: MoveAnswers;
  /** The stages of the track: what earlier ones asked for and is there is shown as such. */
  readonly stages: readonly StageView[];
  /** Fields the server asked for when it refused; shown whatever we think ourselves. */
  readonly refused: readonly string[];
  /** Today in Kortrijk, `YYYY-MM-DD`. */
  readonly today: string;
  readonly euroCentsOf: EuroCentsOf;
}

/** One thing a stage asks for: any of the fields will do. */
export interface Asked {
  readonly fields: readonly FieldDefinition[];
  readonly atLeastEntries: number | undefined;
  /** The amount that made it apply, in euro cents, where an amount did. */
  readonly becauseOf: string | undefined;
  readonly met: boolean;
}

export interface MovePlan {
  readonly direction: MoveDirection;
  readonly asksReason: boolean;
  readonly asked: readonly Asked[];
  /** What the gate asks for and the lead has already. */
  readonly present: readonly FieldDefinition[];
  readonly decision: MoveDecision;
}

/** What a move still needs, by the same rules the server decides by. */
export function planMove(move: WantedMove): MovePlan {
  const { actor, lead, from, to, answers, today, euroCentsOf } = move;
  const direction = directionOf(from, to);
  const before = ruleValues(wireValuesOf(lead));
  const values = { ...before, ...ruleValues(answers.values) };
  const atFirst = direction === 'back' ? [] : missingForStage(to, before, euroCentsOf);
  const now = direction === 'back' ? [] : missingForStage(to, values, euroCentsOf);
  const asked = merged([...atFirst, ...now, ...move.refused.map((key) => ({ anyOf: [key] }))], now, to);
  const askedKeys = new Set(asked.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const optional = optionalOf(to).filter((key) => !askedKeys.has(key));
  return {
    direction,
    asksReason: direction === 'back' || from.category === 'signed',
    asked: [
      ...asked,
      ...merged(
        optional.map((key) => ({ anyOf: [key] })),
        [],
        to,
      ),
    ],
    present: direction === 'forward' || direction === 'signed' ? presentOf(move, before, askedKeys) : [],
    decision: decideMove(
      {
        actor,
        lead: { ownerId: lead.owner.id, teamId: lead.teamId },
        from,
        to,
        values,
        reason: answers.reason,
        lostReason: answers.lostReason,
        wakeUpOn: answers.wakeUpOn,
        today,
      },
      euroCentsOf,
    ),
  };
}

const mostPresent = 4;

/** What this stage, or else those on the way to it, ask for and the lead has: the nearest first. */
function presentOf(
  { lead, to, stages }: WantedMove,
  values: FieldValues,
  asked: ReadonlySet<string>,
): FieldDefinition[] {
  const onTheWay = stages
    .filter(({ category, position }) => category === 'open' && position < to.position)
    .toSorted((a, b) => b.position - a.position);
  const keys = [to, ...onTheWay].flatMap((stage) => gateOf(stage).flatMap(({ anyOf }) => anyOf));
  return [...new Set(keys)]
    .flatMap((key) => fieldOf(lead.track, key) ?? [])
    .filter((field) => !asked.has(field.key) && isFilled(field, values[field.key]))
    .slice(0, mostPresent);
}

/** Whether a move can be made without asking anything: nobody has to be shown a form for it. */
export function needsNothing({ decision }: MovePlan, to: StageView): boolean {
  return decision.allowed && to.category === 'open';
}

/** Whether a card alone shows that its move needs nothing, so that no more has to be fetched. */
export function isPlainStep(from: StageView, to: StageView): boolean {
  return from.category === 'open' && to.category === 'open' && to.position > from.position && to.gate.length === 0;
}

/** A signature may name these even where its gate does not ask for them. */
function optionalOf(to: StageView): readonly string[] {
  return to.category === 'signed' ? ['project.jobs', 'project.counterpartId'] : [];
}

function merged(
  requirements: readonly MissingRequirement[],
  now: readonly MissingRequirement[],
  to: StageView,
): Asked[] {
  const byFields = new Map<string, MissingRequirement>();
  for (const requirement of requirements) {
    const key = requirement.anyOf.join('|');
    const known = byFields.get(key);
    if (known === undefined || (requirement.atLeastEntries ?? 1) > (known.atLeastEntries ?? 1)) {
      byFields.set(key, requirement);
    }
  }
  const missingNow = new Set(now.map(({ anyOf }) => anyOf.join('|')));
  return [...byFields].map(([key, { anyOf, atLeastEntries, because }]) => ({
    fields: anyOf.flatMap((name) => fieldOf(to.track, name) ?? []),
    atLeastEntries,
    becauseOf: because?.atLeast,
    met: !missingNow.has(key),
  }));
}

/** What is likely, filled in beforehand: a signature is mostly of what was planned. */
export function likelyAnswers(lead: Lead, to: StageView, today: string): MoveAnswers {
  if (to.category !== 'signed') return noAnswers;
  const { investment, counterparts } = lead;
  const planned = lead.value && { amountMinor: lead.value.amountMinor, currency: lead.value.currency };
  const introduced =
    counterparts.find(({ state }) => state === 'introduced') ?? counterparts.find(({ state }) => state === 'accepted');
  return {
    ...noAnswers,
    values: {
      'project.kind': lead.track === 'investment' ? 'investment' : 'trade-contract',
      'project.value': investment?.capex ?? planned,
      'project.signedOn': today,
      ...(investment ? { 'project.jobs': investment.jobsNew } : {}),
      ...(introduced ? { 'project.counterpartId': introduced.organisation.id } : {}),
    },
  };
}

/** The move as the API takes it. */
export function moveBody(lead: Pick<LeadCard, 'version' | 'track'>, to: StageView, answers: MoveAnswers): MoveLead {
  const { reason, lostReason, winningLocation, wakeUpOn, values } = answers;
  const changes = changesBody(lead.track, values);
  return {
    version: lead.version,
    toStageId: to.id,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(to.category === 'lost' && lostReason !== null
      ? { lostReason: lostReason as NonNullable<MoveLead['lostReason']> }
      : {}),
    ...(to.category === 'lost' && winningLocation.trim() !== '' ? { winningLocation: winningLocation.trim() } : {}),
    ...(to.category === 'dormant' && wakeUpOn !== null ? { wakeUpOn } : {}),
    ...(Object.keys(changes).length === 0 ? {} : { changes }),
    ...(to.category === 'signed' ? { project: projectOf(values) } : {}),
  };
}

function projectOf(values: WireValues): NonNullable<MoveLead['project']> {
  const kind = values['project.kind'];
  const value = values['project.value'];
  const jobs = values['project.jobs'];
  const signedOn = values['project.signedOn'];
  const counterpart = values['project.counterpartId'];
  return {
    ...(typeof kind === 'string' ? { kind: kind as NonNullable<NonNullable<MoveLead['project']>['kind']> } : {}),
    ...(isMoney(value) ? { value } : {}),
    ...(isMoney(value) && kind === 'investment' ? { capex: value } : {}),
    ...(typeof jobs === 'number' ? { jobs } : {}),
    ...(typeof signedOn === 'string' ? { signedOn } : {}),
    ...(typeof counterpart === 'string' ? { counterpartOrganisationId: counterpart } : {}),
  };
}
