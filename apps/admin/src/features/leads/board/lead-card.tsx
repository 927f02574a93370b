import { useDraggable } from '@dnd-kit/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadCard as Card, StageView } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { IconButton } from '../../../shared/components/button.js';
import { CardFace, namesOf } from './card-face.js';
import { MoveMenu } from './move-menu.js';
import styles from './card.module.css';

interface LeadCardProps {
  readonly card: Card;
  readonly stages: readonly StageView[];
  /** Whether the Tab key stops here: one card of the board at a time. */
  readonly current: boolean;
  readonly menuOpened: boolean;
  readonly movable: boolean;
  /** It was signed or lost. */
  readonly closed: boolean;
  readonly onFocus: (card: Card) => void;
  readonly onMenu: (opened: boolean) => void;
  readonly onMove: (card: Card, to: StageView) => void;
}

/** A lead on the board. It is dragged by any part of it; a click opens it; its menu moves it without dragging. */
export function LeadCard({
  card,
  stages,
  current,
  menuOpened,
  movable,
  closed,
  onFocus,
  onMenu,
  onMove,
}: LeadCardProps) {
  const { t } = useTranslation('leads');
  const { ref, isDragSource } = useDraggable({ id: card.id, disabled: !movable, data: { card } });
  return (
    <article
      ref={ref}
      className={styles['card']}
      data-lead={card.id}
      data-left={isDragSource || undefined}
      data-current={current || undefined}
      data-movable={movable || undefined}
    >
      <Link
        to="/leads/$leadId"
        params={{ leadId: card.id }}
        className={styles['name']}
        draggable={false}
        tabIndex={current ? 0 : -1}
        title={`${card.number} · ${card.title}`}
        onFocus={() => onFocus(card)}
      >
        <AnyScript className="truncate">{namesOf(card).first}</AnyScript>
      </Link>
      <CardFace card={card} closed={closed} />
      {movable && (
        <span className={styles['menu']} data-no-drag data-open={menuOpened || undefined}>
          <MoveMenu
            opened={menuOpened}
            onChange={onMenu}
            stages={stages}
            current={card.stageId}
            onPick={(stage) => onMove(card, stage)}
          >
            <IconButton
              size="sm"
              icon="right"
              label={t('move.menuOf', { firm: namesOf(card).first })}
              aria-haspopup="menu"
              aria-expanded={menuOpened}
              tabIndex={current ? 0 : -1}
              className={styles['menuButton']}
              onClick={() => onMenu(!menuOpened)}
            />
          </MoveMenu>
        </span>
      )}
    </article>
  );
}
