import { useTranslation } from 'react-i18next';
import type { PlaceView } from '@brug/contracts/organisations';
import { Icon } from '../../shared/components/icon.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import styles from './credit-code.module.css';

interface CreditCodeProps {
  readonly code: string;
  /** Where the code was registered. */
  readonly place: PlaceView | null;
}

/** A Unified Social Credit Code that explains itself: the region is underlined and named, the check character is marked as right. */
export function CreditCode({ code, place }: CreditCodeProps) {
  const { t } = useTranslation(['organisations', 'records']);
  const localised = useLocalised();
  const region = code.slice(2, 8);
  return (
    <span className={styles['line']}>
      <span className={styles['code']}>
        {code.slice(0, 2)}
        <span className={styles['region']}>{region}</span>
        {code.slice(8, 17)}
        <span className={styles['check']}>{code.slice(17)}</span>
      </span>
      <Icon name="seal" className="is-ok" label={t('records:identifier.right')} />
      {place && (
        <span className="muted t12">{t('creditCode.regionIs', { region, place: localised(place.names) })}</span>
      )}
    </span>
  );
}
