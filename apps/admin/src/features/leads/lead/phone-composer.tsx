import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Composer } from './composer.js';
import type { Compose } from './use-compose.js';
import styles from './lead.module.css';

interface PhoneComposerProps {
  readonly compose: Compose;
  /** How often somebody asked to write since the last time it was closed. */
  readonly asked: number;
  readonly onClose: () => void;
  readonly onCall: () => void;
  readonly onNote: () => void;
}

/** On a phone: a bar at the thumb, and a sheet to write on. */
export function PhoneComposer({ compose, asked, onClose, onCall, onNote }: PhoneComposerProps) {
  const { t } = useTranslation(['leads', 'common']);
  const { draft } = compose;
  return (
    <>
      <div className={styles['phoneBar']}>
        <IconButton
          icon="phone"
          variant="primary"
          label={t('next.callAndLog')}
          className={styles['round']}
          onClick={onCall}
        />
        <Button variant="ghost" onClick={onNote}>
          {draft.body === '' ? t('composer.ask.note') : draft.body.slice(0, 40)}
        </Button>
      </div>
      <Drawer
        opened={asked > 0}
        onClose={onClose}
        position="bottom"
        size={440}
        title={t('composer.label')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Composer compose={compose} asked={asked} />
      </Drawer>
    </>
  );
}
