import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LocalisedText } from '@brug/contracts/http';
import { useLocalised } from '../i18n/use-localised.js';
import styles from './place.module.css';

interface PlaceProps {
  readonly names: LocalisedText | null;
  /** What the place is known for: its main cluster. */
  readonly knownFor?: LocalisedText | null;
  /** `beside` where there is room; otherwise on hover and focus. */
  readonly show?: 'hint' | 'beside';
}

/** A place, always with what it is known for. */
export function Place({ names, knownFor = null, show = 'hint' }: PlaceProps) {
  const { t } = useTranslation('common');
  const localised = useLocalised();
  if (names === null) return null;
  const name = localised(names);
  if (knownFor === null) return <span className={styles['place']}>{name}</span>;
  if (show === 'beside') {
    return (
      <span className={styles['place']}>
        {name} <span className={styles['known']}>{localised(knownFor)}</span>
      </span>
    );
  }
  return (
    <Tooltip label={t('place.knownFor', { what: localised(knownFor) })}>
      <span className={styles['place']} tabIndex={0}>
        {name}
      </span>
    </Tooltip>
  );
}
