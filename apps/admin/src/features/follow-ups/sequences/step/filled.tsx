import { useTranslation } from 'react-i18next';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { isAboutPeople } from '../plan/filled-text.js';
import type { Piece } from '../plan/filled-text.js';
import styles from './step.module.css';
import { useVariableName } from './use-variable-name.js';

/** A text with what stands for its variables marked: people and times in one colour, firms and leads in the other. */
export function Filled({ pieces }: { readonly pieces: readonly Piece[] }) {
  const nameOf = useVariableName();
  // Where nothing stands for it, a variable is called by its name, in the language of the screen.
  const { i18n } = useTranslation();
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
        title={nameOf(variable)}
        lang={isMissing ? i18n.language : undefined}
      >
        {isMissing ? nameOf(variable) : <AnyScript>{text}</AnyScript>}
      </mark>
    ),
  );
}
