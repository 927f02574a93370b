import { useTranslation } from 'react-i18next';
import { STOP_CONDITIONS } from '@brug/domain/sequences';

const known = [
  ...STOP_CONDITIONS,
  'by-hand',
  'condition-not-met',
  'no-lawful-basis',
  'opted-out',
  'no-address',
  'contact-erased',
  'missing-value',
] as const;

/** Why a run or a step ended, in words; null where its state says it all. */
export function useEndReason(): (reason: string | null) => string | null {
  const { t } = useTranslation('runs');
  return (reason) => {
    const one = known.find((name) => name === reason);
    return one === undefined ? null : t(`reason.${one}`);
  };
}
