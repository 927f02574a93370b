import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboundMailDetail } from '@brug/contracts/replies';
import type { Track } from '@brug/domain/tracks';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Drawer } from '../../shared/components/dialog.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { DateText, LocalTimes } from '../../shared/components/times.js';
import { FileLinks } from '../../shared/records/file-links.js';
import { hasCode } from '../../shared/api/api-error.js';
import { inboundMailQuery } from './api/inbound-mails.query.js';
import { BeginLead } from './begin-lead.js';
import type { NewLead } from './lead-start.js';
import { PutOnLead } from './put-on-lead.js';
import { useLinkMail } from './use-link-mail.js';
import { useSortingOut } from './use-sorting-out.js';
import styles from './inbox-page.module.css';

interface MailDrawerProps {
  readonly id: string;
  readonly newLead: NewLead;
  readonly onClose: () => void;
}

/** One mail: what it says, who may have written it, and where it goes. */
export function MailDrawer({ id, newLead, onClose }: MailDrawerProps) {
  const { t } = useTranslation('replies');
  const { data: mail, error, refetch } = useQuery(inboundMailQuery(id));
  const [begun, setBegun] = useState<Track | null>(null);
  // What was typed for a lead stays although somebody else has sorted the mail out meanwhile: that is said when it is added.
  const isGone = begun === null && hasCode(error, 'resource.not-found');
  return (
    <Drawer
      opened
      onClose={onClose}
      covered={begun !== null}
      title={mail ? mail.subject || t('inbox.noSubject') : t('inbox.title')}
    >
      {mail && !isGone && (
        <Mail mail={mail} onClose={onClose}>
          <BeginLead mail={mail} newLead={newLead} track={begun} onTrack={setBegun} />
        </Mail>
      )}
      {isGone && <p className="muted">{t('inbox.gone')}</p>}
      {error !== null && !isGone && !mail && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!mail && error === null && <SkeletonRows rows={6} />}
    </Drawer>
  );
}

interface MailProps {
  readonly mail: InboundMailDetail;
  readonly onClose: () => void;
  /** What else can be done with it. */
  readonly children: ReactNode;
}

function Mail({ mail, onClose, children }: MailProps) {
  const { t } = useTranslation('replies');
  const linking = useLinkMail(mail, onClose);
  const { lead } = linking;
  const sorting = useSortingOut(onClose);
  return (
    <div className={styles['mail']}>
      <p className={styles['from']}>
        <AnyScript className="medium">{mail.from.name || mail.from.address}</AnyScript>
        {mail.from.name !== '' && <span className="muted">{mail.from.address}</span>}
        <span className="muted t12">
          <DateText on={mail.at} look="relative" /> <LocalTimes at={mail.at} />
        </span>
      </p>
      <KnownAs mail={mail} />
      {mail.incomplete && <p className="is-warn">{t('inbox.incomplete')}</p>}
      <p className={styles['text']} tabIndex={0} role="document" aria-label={mail.subject || t('inbox.noSubject')}>
        {mail.text === '' ? <span className="muted">{t('inbox.noText')}</span> : <AnyScript>{mail.text}</AnyScript>}
      </p>
      <FileLinks files={mail.attachments} />
      <PutOnLead mail={mail} state={linking} />
      <div className={styles['acts']}>
        <Button
          variant="primary"
          icon="link"
          busy={linking.isPending}
          disabled={lead === null || sorting.busy}
          onClick={linking.submit}
        >
          {lead ? t('inbox.linkTo', { number: lead.number }) : t('inbox.link')}
        </Button>
        {children}
        {mail.state === 'waiting' ? (
          <Button icon="close" busy={sorting.busy} onClick={() => sorting.setAside(mail)}>
            {t('inbox.setAside')}
          </Button>
        ) : (
          <Button icon="undo" busy={sorting.busy} onClick={() => sorting.restore(mail)}>
            {t('inbox.restore')}
          </Button>
        )}
      </div>
    </div>
  );
}

function KnownAs({ mail: { contacts, fromColleague } }: { readonly mail: InboundMailDetail }) {
  const { t } = useTranslation('replies');
  if (contacts.length === 0) {
    return <p className="muted t12">{t(fromColleague ? 'inbox.colleague' : 'inbox.unknown')}</p>;
  }
  return (
    <p className={styles['known']}>
      <span className="muted t12">{t('inbox.known')}</span>
      {contacts.map(({ id, name, chineseName }) => (
        <Link key={id} to="/contacts/$contactId" params={{ contactId: id }}>
          <AnyScript>{chineseName ?? name}</AnyScript>
        </Link>
      ))}
    </p>
  );
}
