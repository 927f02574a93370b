import { Injectable } from '@nestjs/common';
import type { Counterpart, Lead, Signature, TimeInStage } from '@brug/contracts/leads';
import type { Currency } from '@brug/domain/money';
import { may, maySeeLead } from '@brug/domain/permissions';
import { contactRefOf, organisationRefOf } from '../organisations/organisations.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { DomainError, found, refuse } from '../platform/errors/domain-error.js';
import { wholeDays } from './agency-day.js';
import { detailFields, fromColumns } from './field-columns.js';
import { LeadCards } from './lead-card.js';
import {
  type CounterpartRow,
  type LeadPageRow,
  leadPageStatement,
  type SignatureViewRow,
} from './lead-page.queries.js';
import { StageCatalogue } from './stage-catalogue.js';

/** The full view of one lead: what its page shows, what every command answers, and what a conflict shows. */
@Injectable()
export class LeadPages {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cards: LeadCards,
    private readonly stages: StageCatalogue,
  ) {}

  async find(actor: PersonActor, id: string): Promise<Lead> {
    const { sql, params } = leadPageStatement(actor, id);
    return this.#view(actor, await this.database.readOne<LeadPageRow>(sql, params));
  }

  async #view(actor: PersonActor, page: LeadPageRow | null | undefined): Promise<Lead> {
    const row = found(page, 'lead');
    const [card] = await this.cards.of([row]);
    const stage = (await this.stages.get(row.stageId)).find(row.stageId);
    const details = fromColumns(detailFields(row.track), row.details);
    const ownership = { ownerId: row.ownerId, teamId: row.teamId };
    return {
      ...found(card),
      stage: found(stage),
      primaryContact: row.contact && contactRefOf(row.contact),
      team: { id: row.teamId, name: row.teamName },
      source: row.source as Lead['source'],
      naceCodes: [...row.naceCodes],
      ownProbabilityBp: row.ownProbabilityBp,
      expectedDecisionOn: row.expectedDecisionOn,
      tags: [...row.tags],
      description: row.description,
      firstResponseAt: row.firstResponseAt,
      lostReason: row.lostReason as Lead['lostReason'],
      winningLocation: row.winningLocation,
      wakeUpOn: row.wakeUpOn,
      // The columns of a track are those of its registry, which its schema is made of.
      investment: row.track === 'investment' ? (details as unknown as Lead['investment']) : null,
      export: row.track === 'export' ? (details as unknown as Lead['export']) : null,
      counterparts: row.counterparts.map(toCounterpart),
      signature: row.signature && toSignature(row.signature),
      timeInStages: timesOf(row, this.clock.now()),
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      may: {
        update: may(actor, 'lead.update', ownership),
        move: may(actor, 'lead.move', ownership),
        leaveSigned: may(actor, 'lead.leave-signed', ownership),
        assign: may(actor, 'lead.assign', ownership),
      },
    };
  }

  /**
   * Adds a lead in one transaction and answers with it. `add` resolves with how to make its page, which is asked for after the commit; who may
   * not see what they have added is told that there is nothing.
   */
  async ofNew(actor: PersonActor, add: (tx: Tx) => Promise<() => LeadPageRow>): Promise<Lead> {
    const page = await this.transactions.run(actor, add);
    const row = page();
    return this.#view(actor, maySeeLead(actor, row) ? row : null);
  }

  /**
   * Changes a lead that is there in one transaction, and answers with it as it is right after the commit: read without the locks of the
   * transaction. A version conflict is answered with the lead as it is now beside what was asked for, so that neither is lost.
   */
  async afterChange(actor: PersonActor, id: string, yours: unknown, change: (tx: Tx) => Promise<void>): Promise<Lead> {
    return this.afterKnownChange(actor, id, yours, async (tx) => {
      await change(tx);
      return null;
    });
  }

  /**
   * As `afterChange`, for a change that may know itself what the lead is like afterwards: it resolves with the row, asked for after the
   * commit, or with null to have it read.
   */
  async afterKnownChange(
    actor: PersonActor,
    id: string,
    yours: unknown,
    change: (tx: Tx) => Promise<(() => LeadPageRow) | null>,
  ): Promise<Lead> {
    try {
      const page = await this.transactions.run(actor, async (tx) => {
        const known = await change(tx);
        if (known) return known;
        const { sql, params } = leadPageStatement(actor, id);
        const read = tx.afterCommit<LeadPageRow>(sql, params);
        return () => read.rows()[0];
      });
      return await this.#view(actor, page());
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'version.conflict') throw error;
      refuse('version.conflict', { detail: error.details.detail ?? '', current: await this.find(actor, id), yours });
    }
  }
}

function toCounterpart({ organisation, ...counterpart }: CounterpartRow): Counterpart {
  return { ...counterpart, organisation: organisationRefOf(organisation) };
}

function toSignature(row: SignatureViewRow): Signature {
  const { title, kind, valueMinor, valueCurrency, capexMinor, capexCurrency, jobs, signedOn, counterpart } = row;
  return {
    title,
    kind: kind as Signature['kind'],
    value: { amountMinor: valueMinor, currency: valueCurrency as Currency },
    capex: capexMinor === null ? null : { amountMinor: capexMinor, currency: capexCurrency as Currency },
    jobs,
    signedOn,
    counterpart: counterpart && organisationRefOf(counterpart),
  };
}

/** In the order it came there last; the visit of the stage it is in goes on. */
function timesOf({ moves, stageId: current }: LeadPageRow, now: Temporal.Instant): TimeInStage[] {
  const times = new Map<string, Omit<TimeInStage, 'stageId' | 'days'> & { readonly seconds: number }>();
  const timeIn = (stageId: string) => times.get(stageId) ?? { enteredAt: '', leftAt: null, seconds: 0 };
  for (const { from, to, at: text, seconds } of moves.toSorted((a, b) => a.version - b.version)) {
    const at = text.replace('+00:00', 'Z');
    if (from !== null) {
      const left = timeIn(from);
      times.set(from, { ...left, leftAt: at, seconds: left.seconds + (seconds ?? 0) });
    }
    const entered = { ...timeIn(to), enteredAt: at };
    times.delete(to);
    times.set(to, entered);
  }
  return [...times].map(([stageId, { enteredAt, leftAt, seconds }]) =>
    stageId === current
      ? { stageId, enteredAt, leftAt: null, days: wholeDays(enteredAt, now.add({ seconds })) }
      : { stageId, enteredAt, leftAt, days: Math.floor(seconds / SECONDS_A_DAY) },
  );
}

const SECONDS_A_DAY = 86_400;
