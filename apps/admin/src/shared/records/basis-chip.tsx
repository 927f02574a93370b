import { useTranslation } from 'react-i18next';
import type { ContactRow } from '@brug/contracts/organisations';
import { Chip } from '../components/chip.js';
import { DateText } from '../components/times.js';

/** Whether we may write to somebody, and on what ground: an opt-out first, because it ends every other ground. */
export function BasisChip({
  contact,
}: {
  readonly contact: Pick<ContactRow, 'lawfulBasis' | 'lawfulBasisOn' | 'optedOut'>;
}) {
  const { t } = useTranslation('records');
  if (contact.optedOut) {
    return (
      <Chip tone="danger" icon="close">
        {t('basis.optedOut')}
      </Chip>
    );
  }
  if (contact.lawfulBasis === null) {
    return (
      <Chip tone="warn" icon="alert">
        {t('basis.none')}
      </Chip>
    );
  }
  return (
    <Chip tone="ok" icon="check">
      {t(`basis.${contact.lawfulBasis}`)}
      {contact.lawfulBasisOn !== null && (
        <span className="only-wide">
          <DateText on={contact.lawfulBasisOn} look="year" />
        </span>
      )}
    </Chip>
  );
}
