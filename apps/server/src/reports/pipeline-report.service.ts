import { Injectable } from '@nestjs/common';
import type { QueryOf } from '@brug/contracts/http';
import type { PipelineReport, reportEndpoints } from '@brug/contracts/reports';
import { CURRENCIES, type Currency } from '@brug/domain/money';
import { pipelineTotals, type StageSum } from '@brug/domain/reports';
import { type Track, TRACKS } from '@brug/domain/tracks';
import {
  agencyDay,
  ExchangeRates,
  keptSums,
  type RatesOfDay,
  StageCatalogue,
  type Stages,
} from '../leads/leads.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { readSignedSums, type SignedSum } from './pipeline-report.queries.js';

type TrackReport = PipelineReport['tracks'][number];
type Amounts = ReadonlyMap<Currency, bigint>;

/** What one report is made of. */
interface Figures {
  readonly day: string;
  readonly year: number;
  readonly stages: Stages;
  readonly rates: RatesOfDay;
  readonly open: readonly StageSum[];
  readonly signed: readonly SignedSum[];
}

/** The pipeline as management reads it. Its open part stands in the same totals as the board, so both show the same figures. */
@Injectable()
export class PipelineReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stages: StageCatalogue,
    private readonly rates: ExchangeRates,
  ) {}

  async pipeline(actor: PersonActor, query: QueryOf<typeof reportEndpoints.pipeline>): Promise<PipelineReport> {
    const today = agencyDay(this.clock.now());
    const day = query.rateDate ?? today.toString();
    const { ownerId, teamId } = query;
    const stages = await this.stages.get();
    const [rates, open, signed] = await Promise.all([
      this.rates.on(day),
      keptSums(this.database, actor, { stageIds: stages.idsOf('open'), ownerId, teamId }),
      readSignedSums(this.database, actor, { year: today.year, ownerId, teamId }),
    ]);
    const figures: Figures = { day, year: today.year, stages, rates, open, signed };
    const present = new Set([
      ...open.flatMap(({ currency }) => currency ?? []),
      ...signed.map(({ currency }) => currency),
    ]);
    return {
      rateDate: day,
      rates: [...rates.all],
      withoutRate: CURRENCIES.filter((currency) => present.has(currency) && !rates.of(currency)),
      tracks: TRACKS.map((track) => trackReport(track, figures)),
    };
  }
}

function trackReport(track: Track, figures: Figures): TrackReport {
  const { day, stages, rates, open } = figures;
  const shown = stages.list(track).filter(({ category }) => category === 'open');
  const ids = shown.map(({ id }) => id);
  const totals = pipelineTotals(ids, open, rates.all, day);
  return {
    track,
    stages: shown.map((stage, index) => {
      const line = totals.stages[index];
      return {
        stage,
        count: line?.count ?? 0,
        perCurrency: views(sumPerCurrency(line?.perCurrency ?? [])),
        euroCents: String(line?.euroCents ?? 0n),
        weightedEuroCents: String(line?.weightedEuroCents ?? 0n),
      };
    }),
    count: totals.count,
    perCurrency: views(sumPerCurrency(totals.stages.flatMap((line) => line.perCurrency))),
    euroCents: String(totals.euroCents),
    weightedEuroCents: String(totals.weightedEuroCents),
    signed: signedReport(track, figures),
  };
}

function signedReport(track: Track, { year, signed, rates }: Figures): TrackReport['signed'] {
  const sums = signed.filter((sum) => sum.track === track);
  return {
    year,
    count: sums.reduce((total, { count }) => total + count, 0),
    perCurrency: views(sumPerCurrency(sums)),
    euroCents: String(sums.reduce((total, sum) => total + (rates.euroCents(sum) ?? 0n), 0n)),
    jobs: sums.reduce((total, { jobs }) => total + jobs, 0),
  };
}

function sumPerCurrency(amounts: readonly { readonly currency: Currency; readonly amountMinor: bigint }[]): Amounts {
  const sums = new Map<Currency, bigint>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  return sums;
}

/** In the one order in which currencies are shown. */
function views(amounts: Amounts): { currency: Currency; amountMinor: string }[] {
  return CURRENCIES.flatMap((currency) => {
    const amount = amounts.get(currency);
    return amount === undefined ? [] : [{ currency, amountMinor: String(amount) }];
  });
}
