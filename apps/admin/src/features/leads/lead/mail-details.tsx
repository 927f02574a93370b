import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '@brug/contracts/activities';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { FileLinks } from '../../../shared/records/file-links.js';
import { activityTextQuery } from '../api/activity-text.query.js';
import styles from './timeline.module.css';

type Mail = NonNullable<Extract<TimelineEntry, { type: 'activity' }>['mail']>;

/** That no person wrote a mail. */
export function AutomaticChip() {
  const { t } = useTranslation('replies');
  return (
    <Chip icon="bolt" title={t('mail.automaticHint')}>
      {t('mail.automatic')}
    </Chip>
  );
}

interface MailDetailsProps {
  readonly leadId: string;
  readonly activityId: string;
  readonly body: string;
  readonly mail: Mail;
}

/** The text of a mail, with what it quotes when asked for, and its attachments. */
export function MailDetails({ leadId, activityId, body, mail }: MailDetailsProps) {
  const { t } = useTranslation('replies');
  const [whole, setWhole] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({ ...activityTextQuery(leadId, activityId), enabled: whole });
  const text = whole ? (data ?? body) : body;
  return (
    <>
      {text !== '' && (
        <p className={styles['body']}>
          <AnyScript>{text}</AnyScript>
        </p>
      )}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {mail.shortened && (
        <Button
          size="sm"
          variant="ghost"
          busy={isFetching}
          aria-expanded={whole}
          onClick={() => setWhole((shown) => !shown)}
        >
          {whole ? t('mail.short') : t('mail.whole')}
        </Button>
      )}
      <FileLinks files={mail.attachments} />
    </>
  );
}
