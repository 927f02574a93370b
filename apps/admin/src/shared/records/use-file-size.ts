import { useTranslation } from 'react-i18next';

const MEGABYTE = 1_000_000;

/** Bytes as people read them: `412 kB`, `1.1 MB`. */
export function useFileSize(): (bytes: number) => string {
  const { t, i18n } = useTranslation('replies');
  return (bytes) => {
    const [unit, divisor] = bytes >= MEGABYTE ? (['mb', MEGABYTE] as const) : (['kb', 1000] as const);
    const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: unit === 'mb' ? 1 : 0 });
    return t(`size.${unit}`, { size: format.format(Math.max(bytes / divisor, unit === 'kb' ? 1 : 0)) });
  };
}
