import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '@brug/contracts/files';
import { LARGEST_ATTACHMENTS, MOST_ATTACHMENTS } from '@brug/domain/templates';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { FileLinks } from '../../../shared/records/file-links.js';
import { useFileSize } from '../../../shared/records/use-file-size.js';
import { uploadFile } from './api/upload-file.js';
import { bytesOf, reasonNotToAdd } from './attachments.js';
import styles from './template-attachments.module.css';

interface TemplateAttachmentsProps {
  readonly files: readonly FileRef[];
  readonly readOnly: boolean;
  readonly onAdd: (added: readonly FileRef[]) => void;
  readonly onRemove: (file: FileRef) => void;
}

/** The files that go with each mail of a template. */
export function TemplateAttachments({ files, readOnly, onAdd, onRemove }: TemplateAttachmentsProps) {
  const { t } = useTranslation('templates');
  const sizeText = useFileSize();
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = useMutation({
    meta: { quiet: true },
    mutationFn: (chosen: readonly File[]) => Promise.all(chosen.map(uploadFile)),
    onSuccess: onAdd,
  });
  const choose = (chosen: readonly File[]) => {
    const reason = reasonNotToAdd(files, chosen);
    if (reason === null) mutate(chosen);
    else {
      const limits = { count: MOST_ATTACHMENTS, size: sizeText(LARGEST_ATTACHMENTS) };
      notify({ message: t(`files.refused.${reason}`, limits), tone: 'danger' });
    }
  };
  return (
    <Section
      title={t('files.title')}
      className={styles['files']}
      aside={
        files.length > 0 && (
          <span className="muted t12 num">
            {t('files.sum', { count: files.length, size: sizeText(bytesOf(files)) })}
          </span>
        )
      }
    >
      {files.length === 0 && <p className="muted t12">{t('files.none')}</p>}
      <FileLinks files={files} onRemove={readOnly ? undefined : onRemove} />
      {!readOnly && (
        <div className={styles['add']}>
          <Button size="sm" icon="file" busy={isPending} onClick={() => input.current?.click()}>
            {t('files.add')}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            className="sr-only"
            tabIndex={-1}
            aria-label={t('files.add')}
            onChange={({ currentTarget }) => {
              const chosen = [...(currentTarget.files ?? [])];
              // So that the same file can be chosen again after it was taken away.
              currentTarget.value = '';
              if (chosen.length > 0) choose(chosen);
            }}
          />
        </div>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </Section>
  );
}
