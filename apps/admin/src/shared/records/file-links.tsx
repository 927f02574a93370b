import { useTranslation } from 'react-i18next';
import type { FileRef } from '@brug/contracts/files';
import { AnyScript } from '../components/any-script.js';
import { IconButton } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useFileSize } from './use-file-size.js';
import styles from './file-links.module.css';

interface FileLinksProps {
  readonly files: readonly FileRef[];
  /** Where they can be taken away. */
  readonly onRemove?: ((file: FileRef) => void) | undefined;
}

/** Files to download, by name and size. */
export function FileLinks({ files, onRemove }: FileLinksProps) {
  const { t } = useTranslation('replies');
  const sizeText = useFileSize();
  if (files.length === 0) return null;
  return (
    <ul className={styles['files']} aria-label={t('mail.attachments')}>
      {files.map((file) => (
        <li key={file.id} className={styles['item']}>
          <a
            className={styles['file']}
            href={`/api/v1/files/${file.id}`}
            download={file.name}
            aria-label={t('mail.download', { name: file.name, size: sizeText(file.size) })}
          >
            <Icon name="file" size="sm" />
            <AnyScript className="truncate">{file.name}</AnyScript>
            <span className="muted t12 num">{sizeText(file.size)}</span>
          </a>
          {onRemove && (
            <IconButton
              icon="close"
              size="sm"
              label={t('mail.removeFile', { name: file.name })}
              onClick={() => onRemove(file)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
