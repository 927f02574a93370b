import { Injectable } from '@nestjs/common';
import type { QueryOf } from '@brug/contracts/http';
import type { Board, BoardColumn, LeadCard, leadEndpoints } from '@brug/contracts/leads';
import { pipelineTotals } from '@brug/domain/reports';
import type { PersonActor } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Cursors } from '../platform/http/cursors.js';
import { agencyDay } from './agency-day.js';
import { keptSums } from './board-totals.js';
import { ExchangeRates } from './exchange-rates.js';
import { type CardRow, LeadCards } from './lead-card.js';
import {
  countedSums,
  type LeadFilter,
  type LeadSort,
  positionOf,
  readFirstCards,
  readLeads,
} from './lead-list.queries.js';
import { StageCatalogue } from './stage-catalogue.js';

/** Further cards of a column are read as a list in the board's order. */
const BOARD_SORT: LeadSort = '-stage-entered';

/** Leads side by side: the board and the table. */
@Injectable()
export class LeadLists {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly stages: StageCatalogue,
    private readonly rates: ExchangeRates,
    private readonly cards: LeadCards,
  ) {}

  async list(
    actor: PersonActor,
    query: QueryOf<typeof leadEndpoints.list>,
  ): Promise<{ items: LeadCard[]; nextCursor: string | null }> {
    const { sort, cursor, limit, ...filter } = query;
    const view = viewOf(filter, sort);
    const position = this.cursors.read(view, cursor);
    const stages = await this.stages.get();
    const rows = await readLeads(this.database, actor, { filter, sort, limit }, position, stages);
    return this.#page(view, sort, rows, limit);
  }

  /** The board of a track: two statements, whatever the number of stages and leads. */
  async board(actor: PersonActor, query: QueryOf<typeof leadEndpoints.board>): Promise<Board> {
    const { track, limit, ...filter } = query;
    const day = agencyDay(this.clock.now()).toString();
    const [all, rates] = await Promise.all([this.stages.get(), this.rates.on(day)]);
    const stages = all.list(track);
    const ids = stages.map(({ id }) => id);
    const { q, ownerId, teamId, priority } = filter;
    const [sums, rows] = await Promise.all([
      q === undefined
        ? keptSums(this.database, actor, { stageIds: ids, ownerId, teamId, priority })
        : countedSums(this.database, actor, filter, ids, all),
      readFirstCards(this.database, actor, filter, ids, all, limit),
    ]);
    const totals = pipelineTotals(ids, sums, rates.all, day);
    const rowsByStage = Map.groupBy(rows, ({ stageId }) => stageId);
    const columns = await Promise.all(
      stages.map(async (stage, index): Promise<BoardColumn> => {
        const line = totals.stages[index];
        const view = viewOf({ ...filter, stageId: stage.id }, BOARD_SORT);
        return {
          stage,
          count: line?.count ?? 0,
          perCurrency: (line?.perCurrency ?? []).map(amountView),
          euroCents: String(line?.euroCents ?? 0n),
          weightedEuroCents: String(line?.weightedEuroCents ?? 0n),
          ...(await this.#page(view, BOARD_SORT, rowsByStage.get(stage.id) ?? [], limit)),
        };
      }),
    );
    const openIds = stages.filter(({ category }) => category === 'open').map(({ id }) => id);
    const open = pipelineTotals(openIds, sums, rates.all, day);
    return {
      track,
      rateDate: day,
      columns,
      open: {
        count: open.count,
        euroCents: String(open.euroCents),
        weightedEuroCents: String(open.weightedEuroCents),
      },
    };
  }

  async #page(
    view: unknown,
    sort: LeadSort,
    rows: readonly CardRow[],
    limit: number,
  ): Promise<{ items: LeadCard[]; nextCursor: string | null }> {
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.cards.of(page),
      nextCursor: rows.length > limit && last ? this.cursors.make(view, positionOf(sort, last)) : null,
    };
  }
}

/** What a cursor belongs to. A stage says its track, so a column of the board goes on as a list with or without it. */
function viewOf(filter: LeadFilter, sort: LeadSort): object {
  const { track, ...rest } = filter;
  return { list: 'leads', sort, ...rest, ...(filter.stageId === undefined ? { track } : {}) };
}

/** An amount as it travels. */
export function amountView<C>({ currency, amountMinor }: { readonly currency: C; readonly amountMinor: bigint }): {
  currency: C;
  amountMinor: string;
} {
  return { currency, amountMinor: String(amountMinor) };
}
