import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRef } from '@brug/contracts/organisations';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Dialog } from '../../shared/components/dialog.js';
import { Duo } from '../../shared/components/duo.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { TimeThere } from '../../shared/components/times.js';
import styles from './log-dialog.module.css';

interface LogDialogProps {
  readonly title: string;
  readonly saveLabel: string;
  /** What the contact was about: the title of a task, or of a lead. */
  readonly about: string;
  /** With whom; their firm's country orders the names. */
  readonly contact: ContactRef | null;
  readonly country: string;
  /** How they are reached. */
  readonly reach: ReactNode;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** The frame in which a contact with somebody is written down: what it was about, with whom, and the fields. */
export function LogDialog({
  title,
  saveLabel,
  about,
  contact,
  country,
  reach,
  error,
  busy,
  onSave,
  onClose,
  children,
}: LogDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="primary" busy={busy} hotkey="mod+enter" onClick={onSave}>
            {saveLabel}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey) && !busy) onSave();
        }}
      >
        <p className="medium">
          <AnyScript>{about}</AnyScript>
        </p>
        {contact && (
          <div className={styles['whom']}>
            <Duo name={contact.name} chineseName={contact.chineseName} country={country} />
            <TimeThere region={regionOfTimeZone(contact.timeZone)} />
            <span className="grow" />
            {reach}
          </div>
        )}
        {error !== null && <ErrorNotice error={error} />}
        {children}
      </form>
    </Dialog>
  );
}
