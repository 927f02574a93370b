import { DragDropProvider, DragOverlay, PointerSensor } from '@dnd-kit/react';
import type { DragEndEvent, DragStartEvent } from '@dnd-kit/react';
import { Accessibility, defaultPreset, PointerActivationConstraints, StyleInjector } from '@dnd-kit/dom';
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Board, LeadCard, StageView } from '@brug/contracts/leads';
import { cspNonce } from '../../../shared/theme/csp-nonce.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import type { BoardFilter } from '../api/board-filter.js';
import { stagesOf } from '../api/stages-of-track.js';
import { MoveConflictDialog } from '../move/move-conflict-dialog.js';
import { useMoves } from '../move/use-moves.js';
import { BoardColumn } from './board-column.js';
import { ClosedRail } from './closed-rail.js';
import { PinnedCard } from './pinned-card.js';
import { focusWhenThere, useBoardControls } from './use-board-controls.js';
import type { Direction } from './use-board-controls.js';
import styles from './board.module.css';

interface BoardViewProps {
  readonly board: Board;
  readonly filter: BoardFilter;
  readonly onCreate: (() => void) | undefined;
}

/** Mouse and pen drag after a few pixels; a finger after it has rested, so that it can scroll. */
const sensors = [
  PointerSensor.configure({
    activationConstraints: (event) =>
      event.pointerType === 'touch'
        ? [new PointerActivationConstraints.Delay({ value: 250, tolerance: 8 })]
        : [new PointerActivationConstraints.Distance({ value: 5 })],
    preventActivation: ({ target }) => target instanceof Element && target.closest('[data-no-drag]') !== null,
  }),
];

/**
 * Without `Accessibility`, which would make a button of every card around the card's own link and button; keys and announcements are
 * ours. The styles a drag brings carry the nonce of the page.
 */
const plugins = [
  ...defaultPreset.plugins.filter((plugin) => plugin !== Accessibility),
  StyleInjector.configure({ nonce: cspNonce() }),
];

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The columns of a board and everything that moves on them. */
export function BoardView({ board, filter, onCreate }: BoardViewProps) {
  const { t } = useTranslation('leads');
  const navigate = useNavigate();
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<LeadCard | null>(null);
  const stages = stagesOf(
    board.columns.map(({ stage }) => stage),
    board.track,
  );
  // Who moves a card by its menu goes on from where it is.
  const moves = useMoves(stages, ({ id }) => focusWhenMoved(id));
  const columns = stages.flatMap((stage) => board.columns.find((column) => column.stage.id === stage.id) ?? []);
  const shown = columns.filter(({ stage }) => stage.category === 'open' || unfolded.includes(stage.id));
  const folded = columns.filter((column) => !shown.includes(column));
  const controls = useBoardControls(
    stages,
    shown.map(({ stage }) => stage.id),
    shown.find(({ count }) => count > 0)?.stage.id,
    moves,
  );
  const { current } = controls;
  const largest = shown.reduce((most, { euroCents }) => (BigInt(euroCents) > most ? BigInt(euroCents) : most), 0n);

  const step = (keys: string, direction: Direction, label: string) => ({
    keys,
    label,
    run: () => controls.walk(direction),
    inPalette: false,
  });
  useHotkeys(t('board.keys'), [
    { keys: 'c', label: t('create.title'), run: () => onCreate?.(), enabled: onCreate !== undefined },
    step('j', 'down', t('board.down')),
    step('k', 'up', t('board.up')),
    step('h', 'left', t('board.left')),
    step('l', 'right', t('board.right')),
    {
      keys: 'm',
      label: t('move.menu'),
      run: () => current && controls.setMenu(current.id),
      enabled: current !== null,
    },
    {
      keys: 'o',
      label: t('board.open'),
      run: () => current && void navigate({ to: '/leads/$leadId', params: { leadId: current.id } }),
      enabled: current !== null,
    },
  ]);

  const unfold = (stageId: string) => {
    setUnfolded((before) => [...before, stageId]);
    requestAnimationFrame(() => document.querySelector(`[data-stage="${stageId}"]`)?.scrollIntoView({ inline: 'end' }));
  };
  const started = ({ operation }: DragStartEvent) => {
    const card = cardOf(operation.source?.data);
    if (card === undefined) return;
    setDragged(card);
    moves.prepare(card);
  };
  const ended = ({ operation, canceled }: DragEndEvent) => {
    const card = cardOf(operation.source?.data);
    const stage = operation.target?.data['stage'] as StageView | undefined;
    setDragged(null);
    if (!canceled && card !== undefined && stage !== undefined) moves.request(card, stage);
  };

  return (
    <DragDropProvider sensors={sensors} plugins={plugins} onDragStart={started} onDragEnd={ended}>
      <div className={styles['frame']} data-track={board.track}>
        <div
          className={styles['board']}
          role="group"
          aria-label={t('board.label')}
          onKeyDown={(event) => {
            const direction = arrows[event.key];
            const onCard = event.target instanceof HTMLElement && event.target.closest('[data-lead] > a') !== null;
            if (direction === undefined || !onCard || event.metaKey || event.ctrlKey || event.altKey) return;
            event.preventDefault();
            controls.walk(direction);
          }}
        >
          {shown.map((column) => (
            <BoardColumn
              key={column.stage.id}
              column={column}
              filter={filter}
              largest={largest}
              controls={controls}
              dragged={dragged?.id ?? null}
              onFold={
                column.stage.category === 'open'
                  ? undefined
                  : () => setUnfolded((before) => before.filter((id) => id !== column.stage.id))
              }
            />
          ))}
        </div>
        {folded.length > 0 && <ClosedRail columns={folded} moves={moves} onUnfold={unfold} />}
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <PinnedCard card={dragged} />}</DragOverlay>
      <MoveConflictDialog moves={moves} />
    </DragDropProvider>
  );
}

/** The card is drawn in its new column one frame after it left the old one. */
function focusWhenMoved(leadId: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusWhenThere(leadId, 6)));
}

function cardOf(data: Record<string, unknown> | undefined): LeadCard | undefined {
  return data?.['card'] as LeadCard | undefined;
}
