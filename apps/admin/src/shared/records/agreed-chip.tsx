import { useTranslation } from 'react-i18next';
import { Chip } from '../components/chip.js';

/** Marks a task whose time was agreed with the other side. */
export function AgreedChip() {
  const { t } = useTranslation('tasks');
  return (
    <Chip tone="ok" icon="calendar" title={t('agreed.hint')}>
      {t('agreed.chip')}
    </Chip>
  );
}
