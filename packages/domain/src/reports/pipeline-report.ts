import { BASIS_POINTS, type Currency, type ExchangeRate, rateOn, toEuroCents } from '../money/money.js';

/** What is kept of the open leads of one stage in one currency. */
export interface StageSum {
  readonly stageId: string;
  readonly currency: Currency | null;
  /** Leads, with or without a value. */
  readonly count: number;
  readonly amountMinor: bigint;
  /** Sum of amount × probability in basis points: exact, not yet divided. */
  readonly weightedBp: bigint;
}

export interface StageLine {
  readonly stageId: string;
  readonly count: number;
  readonly perCurrency: readonly { readonly currency: Currency; readonly amountMinor: bigint }[];
  readonly euroCents: bigint;
  readonly weightedEuroCents: bigint;
}

export interface PipelineTotals {
  readonly stages: readonly StageLine[];
  readonly count: number;
  /** The sum of the lines as shown, so that a column adds up to the cent. */
  readonly euroCents: bigint;
  readonly weightedEuroCents: bigint;
  /** Currencies that had no rate on or before the day; their amounts are in no euro figure. */
  readonly withoutRate: readonly Currency[];
}

/**
 * The open pipeline in euro at the rates of a day. Each stage's sum per currency is converted once, half-even; totals add
 * the converted lines, so every number on the page adds up exactly.
 *
 * @param stageIds the stages in the order of the board; a stage without leads gets a line of zeros.
 */
export function pipelineTotals(
  stageIds: readonly string[],
  sums: readonly StageSum[],
  rates: readonly ExchangeRate[],
  date: string,
): PipelineTotals {
  const withoutRate = new Set<Currency>();
  const stages = stageIds.map((stageId) => {
    let count = 0;
    let euroCents = 0n;
    let weightedEuroCents = 0n;
    const perCurrency: { currency: Currency; amountMinor: bigint }[] = [];
    for (const sum of sums) {
      if (sum.stageId !== stageId) continue;
      count += sum.count;
      if (sum.currency === null) continue;
      perCurrency.push({ currency: sum.currency, amountMinor: sum.amountMinor });
      const rate = rateOn(rates, sum.currency, date);
      if (rate) {
        euroCents += toEuroCents(sum.amountMinor, rate.unitsPerEuro);
        weightedEuroCents += toEuroCents(sum.weightedBp, rate.unitsPerEuro, BASIS_POINTS);
      } else {
        withoutRate.add(sum.currency);
      }
    }
    return { stageId, count, perCurrency, euroCents, weightedEuroCents };
  });
  return {
    stages,
    count: stages.reduce((total, line) => total + line.count, 0),
    euroCents: stages.reduce((total, line) => total + line.euroCents, 0n),
    weightedEuroCents: stages.reduce((total, line) => total + line.weightedEuroCents, 0n),
    withoutRate: [...withoutRate],
  };
}
