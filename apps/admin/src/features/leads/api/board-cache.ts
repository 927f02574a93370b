import type { QueryClient } from '@tanstack/react-query';
import type { Board, BoardColumn, LeadCard, StageView } from '@brug/contracts/leads';
import { boardKey } from './board.query.js';
import { columnsKey } from './column.query.js';
import type { CardPages } from './column.query.js';

/** Puts what the screen showed before back in place. */
export type RollBack = () => void;

/**
 * Shows a card in another column at once: out of where it was, on top of where it goes, counts and sums with it. The figures are
 * exact but for the weight of a lead whose probability is its own; the server's come after.
 */
export function showMoved(client: QueryClient, card: LeadCard, from: StageView, to: StageView, at: number): RollBack {
  const columns = client.getQueriesData<CardPages>({ queryKey: columnsKey });
  const boards = client.getQueriesData<Board>({ queryKey: boardKey(card.track) });
  const moved: LeadCard = {
    ...card,
    stageId: to.id,
    probabilityBp: card.probabilityBp === from.probabilityBp ? to.probabilityBp : card.probabilityBp,
    stageEnteredAt: new Date(at).toISOString(),
    daysInStage: 0,
  };
  for (const [queryKey, pages] of columns) {
    if (pages === undefined) continue;
    const stageId = queryKey[columnsKey.length];
    if (stageId === from.id) client.setQueryData(queryKey, without(pages, card.id));
    else if (stageId === to.id) client.setQueryData(queryKey, onTop(without(pages, card.id), moved));
  }
  for (const [queryKey, board] of boards) {
    if (board !== undefined) client.setQueryData(queryKey, recounted(board, card, moved));
  }
  return () => {
    for (const [queryKey, data] of [...columns, ...boards]) client.setQueryData(queryKey, data);
  };
}

/** Takes over a card as the server answered it, wherever it shows. */
export function showCard(client: QueryClient, card: LeadCard): void {
  client.setQueriesData<CardPages>({ queryKey: columnsKey }, (pages) => pages && withCard(pages, card));
}

/** Has every board counted again. */
export function recount(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ['leads', 'board'] });
}

/** The place of a lead in its column as far as that was read, from 1; undefined when it was not. */
export function positionOf(client: QueryClient, stageId: string, leadId: string): number | undefined {
  const columns = client.getQueriesData<CardPages>({ queryKey: [...columnsKey, stageId] });
  for (const [, pages] of columns) {
    const index = pages?.pages.flatMap(({ items }) => items).findIndex(({ id }) => id === leadId) ?? -1;
    if (index >= 0) return index + 1;
  }
  return undefined;
}

function without(pages: CardPages, leadId: string): CardPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== leadId) })),
  };
}

function onTop(pages: CardPages, card: LeadCard): CardPages {
  const [first, ...rest] = pages.pages;
  if (first === undefined) return pages;
  return { ...pages, pages: [{ ...first, items: [card, ...first.items] }, ...rest] };
}

function withCard(pages: CardPages, card: LeadCard): CardPages {
  if (!pages.pages.some(({ items }) => items.some(({ id }) => id === card.id))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((known) => (known.id === card.id ? { ...known, ...card } : known)),
    })),
  };
}

function recounted(board: Board, before: LeadCard, after: LeadCard): Board {
  const columns = board.columns.map((column) => {
    if (column.stage.id === before.stageId) return counted(column, before, -1);
    return column.stage.id === after.stageId ? counted(column, after, 1) : column;
  });
  const open = columns.filter(({ stage }) => stage.category === 'open');
  const sum = (of: (column: BoardColumn) => string) =>
    open.reduce((total, column) => total + BigInt(of(column)), 0n).toString();
  return {
    ...board,
    columns,
    open: {
      count: open.reduce((total, { count }) => total + count, 0),
      euroCents: sum(({ euroCents }) => euroCents),
      weightedEuroCents: sum(({ weightedEuroCents }) => weightedEuroCents),
    },
  };
}

function counted(column: BoardColumn, card: LeadCard, sign: 1 | -1): BoardColumn {
  const cents = BigInt(card.value?.euroCents ?? '0') * BigInt(sign);
  const weighted = (cents * BigInt(card.probabilityBp)) / 10_000n;
  return {
    ...column,
    count: column.count + sign,
    euroCents: (BigInt(column.euroCents) + cents).toString(),
    weightedEuroCents: (BigInt(column.weightedEuroCents) + weighted).toString(),
  };
}
