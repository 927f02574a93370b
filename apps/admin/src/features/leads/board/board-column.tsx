import { useDroppable } from '@dnd-kit/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn as Column, LeadCard as Card } from '@brug/contracts/leads';
import type { BoardFilter } from '../api/board-filter.js';
import { columnQuery } from '../api/column.query.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { ColumnHead } from './column-head.js';
import { GatePopover } from './gate-popover.js';
import { LeadCard } from './lead-card.js';
import { PinnedCard } from './pinned-card.js';
import type { BoardControls } from './use-board-controls.js';
import styles from './board.module.css';

interface BoardColumnProps {
  readonly column: Column;
  readonly filter: BoardFilter;
  /** The largest value of a column: the bars are drawn against it. */
  readonly largest: bigint;
  readonly controls: BoardControls;
  /** The card in the hand, which has to stay where it came from. */
  readonly dragged: string | null;
  readonly onFold?: (() => void) | undefined;
}

const cardHeight = 104;
const gap = 6;

/** One stage: its figures, and its cards, of which only those in sight are there. */
export function BoardColumn({ column, filter, largest, controls, dragged, onFold }: BoardColumnProps) {
  const { t } = useTranslation(['leads', 'common']);
  const localised = useLocalised();
  const { stage } = column;
  const { register } = controls;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref, isDropTarget } = useDroppable({ id: stage.id, data: { stage } });
  const query = useInfiniteQuery(columnQuery(stage.id, filter));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const cards = useMemo(() => distinct(query.data?.pages.flatMap(({ items }) => items) ?? []), [query.data]);
  const name = localised(stage.names);
  const { pending } = controls.moves;
  const arriving = pending?.to.id === stage.id ? pending : null;
  const kept = cards.findIndex(({ id }) => id === dragged || (pending !== null && id === pending.card.id));

  // Its functions are new when the list moves; nothing here is kept between two drawings.
  // eslint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    gap,
    overscan: 6,
    paddingStart: 2,
    paddingEnd: 8,
    getItemKey: (index) => cards[index]?.id ?? index,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return kept < 0 || shown.includes(kept) ? shown : [...shown, kept].toSorted((a, b) => a - b);
    },
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 8) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, last, cards.length, fetchNextPage]);
  useEffect(
    () => register(stage.id, { cards, reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }) }),
    [register, stage.id, cards, virtualizer],
  );

  return (
    <section
      ref={ref}
      className={styles['column']}
      aria-label={name}
      data-over={isDropTarget || arriving !== null || undefined}
      data-stage={stage.id}
    >
      <ColumnHead column={column} largest={largest} onFold={onFold} />
      {arriving && (
        <div className={styles['arriving']}>
          <div className={styles['mark']} />
          <GatePopover move={arriving} moves={controls.moves}>
            <PinnedCard card={arriving.card} />
          </GatePopover>
        </div>
      )}
      <div ref={scroller} className={styles['cards']}>
        {cards.length === 0 && !arriving && (
          <p className={styles['none']}>{query.isPending ? '' : t(`board.empty.${stage.category}`)}</p>
        )}
        <ul
          style={{ height: virtualizer.getTotalSize() }}
          className={styles['list']}
          aria-label={t('board.cardsOf', { stage: name })}
        >
          {rows.map(({ index, start, key }) => {
            const card = cards[index];
            if (card === undefined) return null;
            return (
              <li
                key={key}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={column.count}
                aria-posinset={index + 1}
                data-leaving={pending?.card.id === card.id || undefined}
              >
                <LeadCard
                  card={card}
                  stages={controls.stages}
                  current={controls.isCurrent(card, index, stage.id)}
                  menuOpened={controls.menuOf === card.id}
                  closed={stage.category === 'signed' || stage.category === 'lost'}
                  movable={controls.mayMove(card, stage)}
                  onFocus={controls.focused}
                  onMenu={(opened) => controls.setMenu(opened ? card.id : null)}
                  onMove={controls.moves.request}
                />
              </li>
            );
          })}
        </ul>
        <p className={styles['more']} aria-hidden="true">
          {isFetchingNextPage ? t('common:state.loading') : ''}
        </p>
      </div>
    </section>
  );
}

/** A card that came between two pages is in both. */
function distinct(cards: readonly Card[]): readonly Card[] {
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}
