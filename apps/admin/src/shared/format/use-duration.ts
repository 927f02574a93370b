import { useTranslation } from 'react-i18next';

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

/** Says a number of seconds in its largest whole unit: `4 min`, `2 h`. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation('overview');
  return (seconds) => {
    const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? (['seconds', 1] as const);
    return t(`duration.${unit}`, { count: Math.floor(seconds / length) });
  };
}
