import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Duo } from '../../../shared/components/duo.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useEndReason } from '../../../shared/records/use-end-reason.js';
import type { Column } from '../../../shared/records/endless-rows.js';
import type { MessagesSearch } from './overview-search.js';

/** What is shown of each message: what it says, whose and for whom, when, and what the mail server said. */
export function useMessageColumns({ list }: MessagesSearch): readonly Column<FollowUp>[] {
  const { t } = useTranslation('overview');
  const endReason = useEndReason();
  return [
    {
      key: 'what',
      head: t('rows.what'),
      cell: ({ title, lead }) =>
        lead ? (
          <Link to="/leads/$leadId" params={{ leadId: lead.id }} data-opens-row>
            <AnyScript>{title}</AnyScript>
          </Link>
        ) : (
          <AnyScript>{title}</AnyScript>
        ),
    },
    {
      key: 'lead',
      head: t('rows.lead'),
      cell: ({ lead }) =>
        lead ? <span className="num">{lead.number}</span> : <span className="faint">{t('rows.noLead')}</span>,
    },
    {
      key: 'to',
      head: t('rows.to'),
      cell: ({ contact, lead }) => {
        const country = lead?.organisation.country ?? 'BE';
        const who = contact ?? lead?.organisation;
        return who ? <Duo name={who.name} chineseName={who.chineseName} country={country} /> : '–';
      },
    },
    { key: 'owner', head: t('rows.owner'), cell: ({ owner }) => owner.name },
    {
      key: 'when',
      head: t(list === 'sent' ? 'rows.sent' : 'rows.due'),
      cell: ({ endedAt, dueAt }) => {
        const at = endedAt ?? dueAt;
        return (
          <>
            <DateText on={at} /> <LocalTimes at={at} />
          </>
        );
      },
    },
    {
      key: 'why',
      head: t('rows.why'),
      cell: ({ endReason: reason, evidence }) => {
        const said = [reason === null ? '' : endReason(reason), evidence?.serverResponse ?? ''];
        const text = said.filter((part) => part !== '').join(' · ');
        return (
          <span className="muted t12" title={text}>
            {text}
          </span>
        );
      },
    },
  ];
}
