import { probabilityOf } from '@brug/domain/pipeline';
import type { DemoRow, DemoStage } from './rows.js';

/** How leads without an amount are counted. */
const NO_CURRENCY = '-';

/** A lead as the board's totals count it. */
export interface CountedLead {
  readonly stage: DemoStage;
  readonly ownerId: string;
  readonly teamId: string;
  readonly confidentiality: string;
  readonly priority: string;
  readonly value: { readonly amountMinor: bigint; readonly currency: string } | null;
  /** Of the lead itself, when it overrides its stage's. */
  readonly probabilityBp: number | null;
}

interface Sum {
  readonly lead: CountedLead;
  readonly currency: string;
  count: number;
  amount: bigint;
  weighted: bigint;
}

/** Adds up what the board keeps per stage, currency, owner, team, confidentiality and priority. */
export class BoardTotals {
  readonly #sums = new Map<string, Sum>();

  add(lead: CountedLead): void {
    const currency = lead.value?.currency ?? NO_CURRENCY;
    const amount = lead.value?.amountMinor ?? 0n;
    const key = [lead.stage.id, currency, lead.ownerId, lead.teamId, lead.confidentiality, lead.priority].join(' ');
    const sum = this.#sums.get(key) ?? { lead, currency, count: 0, amount: 0n, weighted: 0n };
    sum.count += 1;
    sum.amount += amount;
    sum.weighted += amount * BigInt(probabilityOf(lead.stage, lead.probabilityBp));
    this.#sums.set(key, sum);
  }

  *rows(): Generator<DemoRow> {
    for (const { lead, currency, count, amount, weighted } of this.#sums.values()) {
      yield {
        table: 'board_totals',
        row: {
          stage_id: lead.stage.id,
          currency,
          owner_id: lead.ownerId,
          team_id: lead.teamId,
          confidentiality: lead.confidentiality,
          priority: lead.priority,
          lead_count: count,
          amount_minor: amount,
          weighted_bp: weighted,
        },
      };
    }
  }
}
