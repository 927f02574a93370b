import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import {
  dueMoment,
  nextStepOf,
  reasonToCallOff,
  rulesFor,
  type LeadMove,
  type RuleOccasion,
  type RuleTrigger,
} from '@brug/domain/follow-ups';
import { StageCatalogue } from '../leads/leads.public.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { ForeseesEvent, OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';
import { Settings } from '../platform/settings/settings.js';
import { writePlan, type CalledOff, type NewFollowUp } from './follow-up-writes.js';
import { foreseeOpenFollowUps, inMilliseconds, readLeadFacts, type LeadFacts } from './lead-facts.js';
import { refreshNextStepOf, writeNextStep } from './next-step.js';
import { Rules, type Rule } from './rules.js';
import { occurredOnLead } from './sequences/run-occurrences.js';

/** Something that happened to a lead, and what it sets off. */
interface Occasion {
  readonly trigger: RuleTrigger;
  /** Counted from by rules with a delay; null: from the lead's receipt. */
  readonly at: Temporal.Instant | null;
  /** The stage whose leaving calls the follow-up off. */
  readonly stageId: string | null;
  readonly wakeUpOn: string | null;
}

interface Plan {
  readonly rule: Rule;
  readonly occasion: Occasion;
}

/**
 * Plans what the rules say when something happens to a lead, and calls off what a move makes pointless: in the transaction of what
 * happened, so that there is never one without the other.
 */
@Injectable()
export class Planner {
  constructor(
    private readonly rules: Rules,
    private readonly workingTime: WorkingTime,
    private readonly settings: Settings,
    private readonly stages: StageCatalogue,
  ) {}

  @OnEventInTransaction('lead.created.v1')
  async onLeadCreated(tx: Tx, lead: EventPayload<'lead.created.v1'>): Promise<void> {
    const created: Occasion = { trigger: 'lead-created', at: null, stageId: null, wakeUpOn: null };
    const entered: Occasion = { trigger: 'stage-entered', at: tx.now, stageId: lead.stageId, wakeUpOn: null };
    const plans = await this.#plans(lead, [created, entered]);
    if (plans.length > 0) await this.#write(tx, lead.leadId, plans, null);
  }

  @ForeseesEvent('lead.stage-changed.v1')
  foreseeMove(tx: Tx, leadId: string): void {
    foreseeOpenFollowUps(tx, leadId);
  }

  @OnEventInTransaction('lead.stage-changed.v1')
  async onStageChanged(tx: Tx, move: EventPayload<'lead.stage-changed.v1'>): Promise<void> {
    const { toStageId: stageId, wakeUpOn } = move;
    const occasions: Occasion[] = [{ trigger: 'stage-entered', at: tx.now, stageId, wakeUpOn: null }];
    if (move.toCategory === 'dormant') occasions.push({ trigger: 'dormant-until', at: tx.now, stageId, wakeUpOn });
    const plans = await this.#plans({ track: move.track, stageKey: move.toStageKey, source: '' }, occasions);
    const { fromStageId, toCategory } = move;
    const forward = await this.#isForward(move);
    await this.#write(tx, move.leadId, plans, { fromStageId, toCategory, forward });
  }

  @OnEventInTransaction('inquiry.received.v1')
  async onInquiryReceived(tx: Tx, { leadId }: EventPayload<'inquiry.received.v1'>): Promise<void> {
    const facts = await readLeadFacts(tx, leadId);
    const received: Occasion = { trigger: 'inquiry-received', at: tx.now, stageId: null, wakeUpOn: null };
    const plans = await this.#plans({ track: facts.track, stageKey: '', source: '' }, [received]);
    await this.#write(tx, leadId, plans, null, facts);
  }

  /** Whether the move brought the lead nearer to a signature: then an outcome is noted. */
  async #isForward(move: EventPayload<'lead.stage-changed.v1'>): Promise<boolean> {
    if (move.toCategory !== 'open' || move.fromCategory !== 'open') return move.toCategory === 'signed';
    const stages = await this.stages.get();
    const positionOf = (id: string): number => stages.find(id)?.position ?? 0;
    return positionOf(move.toStageId) > positionOf(move.fromStageId);
  }

  async #plans(
    lead: Pick<RuleOccasion, 'track' | 'stageKey' | 'source'>,
    occasions: readonly Occasion[],
  ): Promise<Plan[]> {
    const rules = await this.rules.active();
    return occasions.flatMap((occasion) => {
      const { track, stageKey, source } = lead;
      const fired = rulesFor({ trigger: occasion.trigger, track, stageKey, source }, rules);
      return fired.map((rule) => ({ rule: rule as Rule, occasion }));
    });
  }

  async #write(
    tx: Tx,
    leadId: string,
    plans: readonly Plan[],
    move: (LeadMove & { readonly forward: boolean }) | null,
    known?: LeadFacts,
  ): Promise<void> {
    const facts = known ?? (await readLeadFacts(tx, leadId));
    const planned = await Promise.all(plans.map((plan) => this.#followUp(tx, leadId, facts, plan)));
    const calledOff = move ? toCallOff(facts, move) : [];
    const ended = await writePlan(tx, leadId, planned, calledOff);
    if (move && facts.open.some(({ enrolmentId }) => enrolmentId !== null)) {
      await occurredOnLead(tx, leadId, { type: 'moved', ...move });
      // What ended with a run, and what waits no longer, is known to the rows only.
      return refreshNextStepOf(tx, leadId);
    }
    if (planned.every(({ acknowledgement }) => acknowledgement) && ended.size === 0) return;
    const left = facts.open.filter(({ id }) => !ended.has(id));
    await writeNextStep(tx, leadId, nextStepOf([...left, ...planned.map(stepOf)]));
  }

  async #followUp(tx: Tx, leadId: string, facts: LeadFacts, { rule, occasion }: Plan): Promise<NewFollowUp> {
    const [clock, { responseTargetMinutes }] = await Promise.all([this.workingTime.current(), this.settings.get()]);
    const triggerAt = occasion.at ?? facts.receivedAt;
    const due = dueMoment(
      rule.timing,
      {
        now: tx.now,
        triggerAt,
        responseTargetMinutes,
        recipientRegion: facts.recipientRegion,
        actingRegion: rule.kind === 'message' ? facts.recipientRegion : facts.ownerRegion,
        wakeUpOn: occasion.wakeUpOn,
      },
      clock.calendars,
    );
    return {
      id: newId(),
      kind: rule.kind,
      taskKind: rule.taskKind,
      leadId,
      contactId: facts.contactId,
      ownerId: facts.ownerId,
      ruleId: rule.id,
      templateKey: rule.templateKey,
      language: rule.kind === 'message' ? facts.contactLanguage : null,
      title: rule.titles[facts.ownerLanguage],
      body: null,
      triggerAt,
      dueAt: due.at,
      dueReason: due.reason,
      plannedForStageId: occasion.stageId,
      acknowledgement: rule.acknowledgement,
    };
  }
}

function toCallOff(facts: LeadFacts, move: LeadMove): CalledOff[] {
  return facts.open.flatMap((followUp) => {
    const reason = reasonToCallOff(followUp, move);
    return reason ? [{ id: followUp.id, state: followUp.state, reason }] : [];
  });
}

function stepOf(followUp: NewFollowUp) {
  const { id, kind, taskKind, title, acknowledgement, dueAt } = followUp;
  return { id, kind, taskKind, title, acknowledgement, state: 'planned' as const, dueAt: inMilliseconds(dueAt) };
}
