import { useTranslation } from 'react-i18next';
import type { IdentifierRefusal, MailAddressRefusal } from '@brug/domain/identifiers';

export type Refusal = IdentifierRefusal | MailAddressRefusal;

/** The sentence for what is wrong with a number or an address: which character, and what was expected. Empty for an empty field. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation('records');
  return (refusal) => {
    switch (refusal.reason) {
      case 'empty':
        return '';
      case 'incomplete':
        return 'missing' in refusal.detail
          ? t(`refusal.missing.${refusal.detail.missing}`)
          : t('refusal.incomplete', refusal.detail);
      case 'length':
        return t('refusal.length', refusal.detail);
      case 'characters': {
        const { character, position, allowed, suggestion } = refusal.detail;
        const what = t(`refusal.allowed.${allowed}`);
        const sentence = t('refusal.character', { character, position, what });
        return suggestion === undefined ? sentence : `${sentence} ${t('refusal.meant', { suggestion })}`;
      }
      case 'prefix':
        return t('refusal.prefix', { found: refusal.detail.found, expected: refusal.detail.expected.join(', ') });
      case 'check-character':
        return t('refusal.check', refusal.detail);
      case 'repairable':
        return t('refusal.repairable', refusal.detail);
    }
  };
}

/** Whether a refusal is one only because the typing is not finished. */
export function isUnfinished({ reason }: Refusal): boolean {
  return reason === 'empty' || reason === 'incomplete';
}
