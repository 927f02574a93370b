import { useTranslation } from 'react-i18next';
import type { FileRef } from '@brug/contracts/files';
import { AnyScript } from '../components/any-script.js';
import { Icon } from '../components/icon.js';
import styles from './file-links.module.css';

const MEGABYTE = 1_000_000;

/** Files to download, by name and size. */
export function FileLinks({ files }: { readonly files: readonly FileRef[] }) {
  const { t, i18n } = useTranslation('replies');
  if (files.length === 0) return null;
  return (
    <ul className={styles['files']} aria-label={t('mail.attachments')}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a
            className={styles['file']}
            href={`/api/v1/files/${id}`}
            download={name}
            aria-label={t('mail.download', { name, size: sizeText(size) })}
          >
            <Icon name="file" size="sm" />
            <AnyScript className="truncate">{name}</AnyScript>
            <span className="muted t12 num">{sizeText(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );

  function sizeText(bytes: number): string {
    const [unit, divisor] = bytes >= MEGABYTE ? (['mb', MEGABYTE] as const) : (['kb', 1000] as const);
    const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: unit === 'mb' ? 1 : 0 });
    return t(`size.${unit}`, { size: format.format(Math.max(bytes / divisor, unit === 'kb' ? 1 : 0)) });
  }
}
