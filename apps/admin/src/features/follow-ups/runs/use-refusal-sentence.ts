import { useTranslation } from 'react-i18next';
import type { EnrolmentRefusalDto } from '@brug/contracts/sequences';

/** The sentence for why a lead cannot begin a sequence. */
export function useRefusalSentence(): (refusal: EnrolmentRefusalDto) => string {
  const { t } = useTranslation('runs');
  return (refusal) => t(`refusal.${refusal}`);
}
