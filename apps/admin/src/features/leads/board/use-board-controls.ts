import { useMemo, useRef, useState } from 'react';
import type { LeadCard, StageView } from '@brug/contracts/leads';
import { may } from '@brug/domain/permissions';
import { useActor } from '../../../shared/session/session.js';
import type { Moves } from '../move/use-moves.js';

/** What a column lends to the board, so that keys can walk over it. */
export interface WalkableColumn {
  readonly cards: readonly LeadCard[];
  /** Brings a card into sight, which may not be there before. */
  readonly reveal: (index: number) => void;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export type BoardControls = ReturnType<typeof useBoardControls>;

/**
 * Who has the keyboard on a board, and whose menu is open.
 *
 * @param shown ids of the stages on the screen, from left to right
 * @param first the stage whose first card the Tab key stops at before anybody chose one
 */
export function useBoardControls(
  stages: readonly StageView[],
  shown: readonly string[],
  first: string | undefined,
  moves: Moves,
) {
  const actor = useActor();
  const [current, setCurrent] = useState<LeadCard | null>(null);
  const [menuOf, setMenu] = useState<string | null>(null);
  const columns = useRef(new Map<string, WalkableColumn>());

  const register = useMemo(
    () => (stageId: string, column: WalkableColumn) => {
      columns.current.set(stageId, column);
      return () => {
        columns.current.delete(stageId);
      };
    },
    [],
  );
  const cardsIn = (stageId: string) => columns.current.get(stageId)?.cards ?? [];

  function walk(direction: Direction): void {
    const next = current === null ? firstCard() : beside(current, direction);
    if (next !== undefined) focus(next.stageId, next.index);
  }

  function firstCard() {
    const stageId = shown.find((id) => cardsIn(id).length > 0);
    return stageId === undefined ? undefined : { stageId, index: 0 };
  }

  function beside(card: LeadCard, direction: Direction) {
    const stageId = shown.find((id) => cardsIn(id).some(({ id: other }) => other === card.id));
    if (stageId === undefined) return firstCard();
    const index = cardsIn(stageId).findIndex(({ id }) => id === card.id);
    if (direction === 'up' || direction === 'down') {
      const next = index + (direction === 'down' ? 1 : -1);
      return cardsIn(stageId)[next] === undefined ? undefined : { stageId, index: next };
    }
    const at = shown.indexOf(stageId);
    const further = direction === 'right' ? shown.slice(at + 1) : shown.slice(0, at).toReversed();
    const next = further.find((id) => cardsIn(id).length > 0);
    return next === undefined ? undefined : { stageId: next, index: Math.min(index, cardsIn(next).length - 1) };
  }

  function focus(stageId: string, index: number): void {
    const column = columns.current.get(stageId);
    const card = column?.cards[index];
    if (column === undefined || card === undefined) return;
    setCurrent(card);
    column.reveal(index);
    focusWhenThere(card.id, 12);
  }

  return {
    stages,
    moves,
    current,
    menuOf,
    setMenu,
    register,
    walk,
    focused: setCurrent,
    /** The one card the Tab key stops at: that which had the keyboard last, else the first one of the board. */
    isCurrent: (card: LeadCard, index: number, stageId: string) =>
      current === null ? index === 0 && stageId === first : current.id === card.id,
    mayMove: (card: LeadCard, stage: StageView) =>
      may(actor, stage.category === 'signed' ? 'lead.leave-signed' : 'lead.move', {
        ownerId: card.owner.id,
        teamId: card.teamId,
      }),
  };
}

/** Gives a card the keyboard. One that was scrolled to or moved is drawn in one of the next frames. */
export function focusWhenThere(leadId: string, frames: number): void {
  const link = document.querySelector<HTMLElement>(`[data-lead="${leadId}"] a`);
  if (link !== null) link.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(leadId, frames - 1));
}
