import { useDroppable } from '@dnd-kit/react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn } from '@brug/contracts/leads';
import { Icon } from '../../../shared/components/icon.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import type { Moves } from '../move/use-moves.js';
import { GatePopover } from './gate-popover.js';
import { categoryIcons } from './move-menu.js';
import styles from './board.module.css';

interface ClosedRailProps {
  readonly columns: readonly BoardColumn[];
  readonly moves: Moves;
  readonly onUnfold: (stageId: string) => void;
}

/** Signed, dormant and lost, folded: a count each, and a place to drop a card. A click shows what is in there. */
export function ClosedRail({ columns, moves, onUnfold }: ClosedRailProps) {
  const { t } = useTranslation('leads');
  return (
    <aside className={styles['rail']} aria-label={t('board.closed')}>
      {columns.map((column) => (
        <Folded key={column.stage.id} column={column} moves={moves} onUnfold={onUnfold} />
      ))}
    </aside>
  );
}

function Folded({ column, moves, onUnfold }: Omit<ClosedRailProps, 'columns'> & { readonly column: BoardColumn }) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const { stage, count } = column;
  const { ref, isDropTarget } = useDroppable({ id: stage.id, data: { stage } });
  const arriving = moves.pending?.to.id === stage.id ? moves.pending : null;
  const name = localised(stage.names);
  const button = (
    <button
      ref={ref}
      type="button"
      className={styles['folded']}
      data-over={isDropTarget || arriving !== null || undefined}
      title={t('board.unfold', { stage: name })}
      onClick={() => onUnfold(stage.id)}
    >
      <Icon
        name={categoryIcons[stage.category]}
        size="sm"
        className={stage.category === 'signed' ? 'is-ok' : undefined}
      />
      {name} <b className="num">{count}</b>
    </button>
  );
  if (arriving === null) return button;
  return (
    <GatePopover move={arriving} moves={moves}>
      {button}
    </GatePopover>
  );
}
