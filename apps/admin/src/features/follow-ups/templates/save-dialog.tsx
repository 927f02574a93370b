import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageTemplateDto } from '@brug/contracts/sequences';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import styles from './save-dialog.module.css';

interface SaveDialogProps {
  readonly template: MessageTemplateDto;
  readonly onSave: (updateSequences: boolean) => void;
  readonly onClose: () => void;
}

/** Asks what the sequences that send a template do with its new text. */
export function SaveDialog({ template, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation(['templates', 'common']);
  const localised = useLocalised();
  const [update, setUpdate] = useState(true);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('save.title', { number: template.number + 1 })}
      footer={
        <>
          <Button variant="primary" data-autofocus onClick={() => onSave(update)}>
            {t('action.save')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <Checkbox
        label={t('save.update')}
        description={t('save.updateHint', { number: template.number })}
        checked={update}
        onChange={({ currentTarget }) => setUpdate(currentTarget.checked)}
      />
      <ul className={styles['sequences']}>
        {template.sequences.map(({ id, names }) => (
          <li key={id}>{localised(names)}</li>
        ))}
      </ul>
      <p className="muted t12">{t('save.text')}</p>
    </Dialog>
  );
}
