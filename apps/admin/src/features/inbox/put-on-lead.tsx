import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { Duo } from '../../shared/components/duo.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { leadsOfSenderQuery } from './api/find-leads.query.js';
import { KeepSender } from './keep-sender.js';
import { LeadLine, LeadPicker } from './lead-picker.js';
import type { LinkMailState } from './use-link-mail.js';
import { WithOthers } from './with-others.js';
import styles from './inbox-page.module.css';

interface PutOnLeadProps {
  readonly mail: InboundMailDetail;
  readonly state: LinkMailState;
}

/** Where a mail goes, and what goes with it: its sender as a contact of the firm, their other mails. */
export function PutOnLead({ mail, state }: PutOnLeadProps) {
  const { lead } = state;
  return (
    <>
      <Suggested contactIds={mail.contacts.map(({ id }) => id)} picked={lead} onPick={state.setLead} />
      <LeadPicker picked={lead} onPick={state.setLead} />
      {lead && <GoesWith mail={mail} lead={lead} state={state} />}
      {state.error !== null && <ErrorNotice error={state.error} />}
    </>
  );
}

function GoesWith({ mail, lead, state }: PutOnLeadProps & { readonly lead: LeadCard }) {
  const { t } = useTranslation('replies');
  const { sender } = state;
  const { name, chineseName, country } = lead.organisation;
  if (!sender.mayKeep && mail.others === 0) return null;
  return (
    <div className={styles['goesWith']}>
      {sender.mayKeep && (
        <KeepSender
          label={
            <>
              {t('inbox.keep')} <Duo name={name} chineseName={chineseName} country={country} />
            </>
          }
          address={mail.from.address}
          sender={sender}
          country={country}
          tried={state.tried}
          error={state.error}
        />
      )}
      <WithOthers count={mail.others} checked={state.withOthers} onChange={state.setWithOthers} />
    </div>
  );
}

interface SuggestedProps {
  readonly contactIds: readonly string[];
  readonly picked: LeadCard | null;
  readonly onPick: (lead: LeadCard) => void;
}

function Suggested({ contactIds, picked, onPick }: SuggestedProps) {
  const { t } = useTranslation('replies');
  const { data: leads = [] } = useQuery(leadsOfSenderQuery(contactIds));
  if (leads.length === 0) return null;
  return (
    <fieldset className={styles['suggested']}>
      <legend className="muted t12">{t('inbox.suggested')}</legend>
      {leads.map((lead) => (
        <label key={lead.id} className={styles['suggestion']}>
          <input type="radio" name="lead" checked={lead.id === picked?.id} onChange={() => onPick(lead)} />
          <LeadLine lead={lead} />
        </label>
      ))}
    </fieldset>
  );
}
