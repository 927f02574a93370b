import { useTranslation } from 'react-i18next';
import { Chip } from './chip.js';

/** Beside a time that may still move: it was computed through days of a year whose calendar China has not published. */
export function ProvisionalMark() {
  const { t } = useTranslation('common');
  return (
    <Chip tone="warn" title={t('due.provisionalHint')}>
      {t('due.provisional')}
    </Chip>
  );
}
