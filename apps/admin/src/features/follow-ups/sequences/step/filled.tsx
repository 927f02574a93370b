import { AnyScript } from '../../../../shared/components/any-script.js';
import { isAboutPeople } from '../plan/filled-text.js';
import type { Piece } from '../plan/filled-text.js';
import styles from './step.module.css';

/** A text with what stands for its variables marked: people and times in one colour, firms and leads in the other. */
export function Filled({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, variable, isMissing }, index) =>
    variable === null ? (
      // The position is what tells pieces apart.
      // eslint-disable-next-line react/no-array-index-key
      <span key={index}>{text}</span>
    ) : (
      <mark
        // eslint-disable-next-line react/no-array-index-key
        key={index}
        className={styles['variable']}
        data-about={isMissing ? 'missing' : isAboutPeople(variable) ? 'people' : 'records'}
        title={variable}
      >
        {isMissing ? text : <AnyScript>{text}</AnyScript>}
      </mark>
    ),
  );
}
