import type { Ref } from 'react';
import type { LeadCard } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { classNames } from '../../../shared/format/class-names.js';
import { CardFace, namesOf } from './card-face.js';
import styles from './card.module.css';

/** A card that is in the hand, or that lies where it was dropped until its stage has what it asks. */
export function PinnedCard({ card, ref }: { readonly card: LeadCard; readonly ref?: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} className={classNames(styles['card'], styles['hand'])} data-track={card.track}>
      <span className={styles['name']}>
        <AnyScript className="truncate">{namesOf(card).first}</AnyScript>
      </span>
      <CardFace card={card} />
    </div>
  );
}
