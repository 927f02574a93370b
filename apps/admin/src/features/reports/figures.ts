import type { LeadCard } from '@brug/contracts/leads';
import type { PipelineReport } from '@brug/contracts/reports';
import { CURRENCIES, rateOn, toEuroCents } from '@brug/domain/money';
import type { Currency } from '@brug/domain/money';
import { pipelineTotals } from '@brug/domain/reports';
import type { StageSum } from '@brug/domain/reports';
import type { RowsSearch } from './reports-search.js';

export type TrackReport = PipelineReport['tracks'][number];
export type StageLine = TrackReport['stages'][number];
export type Amounts = StageLine['perCurrency'];

/** What some rows come to. What a figure does not say is null. */
export interface Sums {
  readonly count: number | null;
  readonly perCurrency: Amounts;
  readonly euroCents: bigint | null;
  readonly weightedEuroCents: bigint | null;
  readonly jobs: number | null;
}

export function sumOf<T>(items: readonly T[], of: (item: T) => string | bigint): bigint {
  return items.reduce((total, item) => total + BigInt(of(item)), 0n);
}

export function countOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** Amounts per currency added up, in the one order in which currencies are shown. */
export function added(amounts: readonly Amounts[]): Amounts {
  return CURRENCIES.flatMap((currency) => {
    const found = amounts.flat().filter((amount) => amount.currency === currency);
    return found.length === 0 ? [] : [{ currency, amountMinor: String(sumOf(found, (each) => each.amountMinor)) }];
  });
}

/** The currencies that stand anywhere in these tracks: the columns of the tables. */
export function currenciesOf(tracks: readonly TrackReport[]): readonly Currency[] {
  return added(tracks.flatMap(({ perCurrency, signed }) => [perCurrency, signed.perCurrency])).map(
    ({ currency }) => currency,
  );
}

/** An amount in euro at the rates of the report; null when its currency had none. */
export function inEuro(
  { amountMinor, currency }: { readonly amountMinor: string; readonly currency: Currency },
  { rates, rateDate }: Pick<PipelineReport, 'rates' | 'rateDate'>,
): bigint | null {
  const rate = rateOn(rates, currency, rateDate);
  return rate ? toEuroCents(BigInt(amountMinor), rate.unitsPerEuro) : null;
}

/** What the report says about the rows of one figure; null when the report has no such figure. */
export function figureOf(report: PipelineReport, search: RowsSearch): Sums | null {
  const tracks = report.tracks.filter(({ track }) => search.track === undefined || search.track === track);
  const sums = search.category === 'signed' ? signedFigure(tracks, search) : openFigure(tracks, search);
  if (sums === null || search.currency === undefined) return sums;
  const { currency } = search;
  const [amount = { currency, amountMinor: '0' }] = sums.perCurrency.filter((each) => each.currency === currency);
  return { count: null, perCurrency: [amount], euroCents: null, weightedEuroCents: null, jobs: null };
}

function openFigure(tracks: readonly TrackReport[], { stageId, signedYear }: RowsSearch): Sums | null {
  const lines: readonly Pick<TrackReport, 'count' | 'perCurrency' | 'euroCents' | 'weightedEuroCents'>[] =
    stageId === undefined
      ? tracks
      : tracks.flatMap(({ stages }) => stages.filter(({ stage }) => stage.id === stageId).slice(0, 1));
  if (signedYear !== undefined || lines.length === 0) return null;
  return {
    count: countOf(lines, ({ count }) => count),
    perCurrency: added(lines.map(({ perCurrency }) => perCurrency)),
    euroCents: sumOf(lines, ({ euroCents }) => euroCents),
    weightedEuroCents: sumOf(lines, ({ weightedEuroCents }) => weightedEuroCents),
    jobs: null,
  };
}

function signedFigure(tracks: readonly TrackReport[], { stageId, signedYear }: RowsSearch): Sums | null {
  const parts = tracks.map(({ signed }) => signed).filter(({ year }) => year === signedYear);
  if (stageId !== undefined || parts.length === 0) return null;
  return {
    count: countOf(parts, ({ count }) => count),
    perCurrency: added(parts.map(({ perCurrency }) => perCurrency)),
    euroCents: sumOf(parts, ({ euroCents }) => euroCents),
    weightedEuroCents: null,
    jobs: countOf(parts, ({ jobs }) => jobs),
  };
}

/**
 * What rows add up to by the same rule as the report: each stage's sum per currency is converted once at the rates of the report. So
 * the sums of all rows equal the figure to the cent, and amounts of single rows in euro need not.
 */
export function sumsOfRows(
  rows: readonly LeadCard[],
  report: Pick<PipelineReport, 'rates' | 'rateDate'>,
  category: RowsSearch['category'],
): Sums {
  const sums = new Map<string, StageSum>();
  for (const { stageId, track, value, probabilityBp } of rows) {
    // What was signed is converted per track, what is open per stage.
    const place = category === 'signed' ? track : stageId;
    const key = `${place} ${value?.currency ?? ''}`;
    const before = sums.get(key);
    const amountMinor = BigInt(value?.amountMinor ?? 0);
    sums.set(key, {
      stageId: place,
      currency: value?.currency ?? null,
      count: (before?.count ?? 0) + 1,
      amountMinor: (before?.amountMinor ?? 0n) + amountMinor,
      weightedBp: (before?.weightedBp ?? 0n) + amountMinor * BigInt(probabilityBp),
    });
  }
  const all = [...sums.values()];
  const places = [...new Set(all.map(({ stageId }) => stageId))];
  const totals = pipelineTotals(places, all, report.rates, report.rateDate);
  return {
    count: rows.length,
    perCurrency: added([
      all.flatMap(({ currency, amountMinor }) =>
        currency === null ? [] : [{ currency, amountMinor: String(amountMinor) }],
      ),
    ]),
    euroCents: totals.euroCents,
    weightedEuroCents: category === 'open' ? totals.weightedEuroCents : null,
    jobs: category === 'signed' ? countOf(rows, ({ jobs }) => jobs ?? 0) : null,
  };
}

/** Whether rows come to what the figure says, in everything it says. */
export function equalsFigure(sums: Sums, figure: Sums): boolean {
  const same = <K extends 'count' | 'euroCents' | 'weightedEuroCents' | 'jobs'>(key: K) =>
    figure[key] === null || figure[key] === sums[key];
  const amountOf = (amounts: Amounts, currency: Currency) =>
    amounts.find((amount) => amount.currency === currency)?.amountMinor ?? '0';
  return (
    same('count') &&
    same('euroCents') &&
    same('weightedEuroCents') &&
    same('jobs') &&
    CURRENCIES.every((currency) => amountOf(sums.perCurrency, currency) === amountOf(figure.perCurrency, currency))
  );
}
