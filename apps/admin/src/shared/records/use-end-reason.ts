import { useTranslation } from 'react-i18next';

const OF_LEADS = [
  'stage-left',
  'lead-closed',
  'no-lawful-basis',
  'opted-out',
  'no-address',
  'address-bounced',
  'contact-erased',
] as const;
const OF_SENDING = [
  'server-refused',
  'dropped',
  'template-missing',
  'condition-not-met',
  'by-hand',
  'reply',
  'meeting-booked',
  'project-closed',
  'opt-out',
  'stopped-by-hand',
] as const;

/** Why a follow-up ended, in words: reasons the system gives are codes, those of people are their words. */
export function useEndReason(): (reason: string) => string {
  const { t } = useTranslation(['overview', 'leads']);
  return (reason) => {
    const ofLeads = OF_LEADS.find((code) => code === reason);
    if (ofLeads) return t(`leads:followUp.reason.${ofLeads}`);
    const ofSending = OF_SENDING.find((code) => code === reason);
    if (ofSending) return t(`endReason.${ofSending}`);
    const attachment = /^attachment-unreadable:(.*)$/.exec(reason);
    if (attachment) return t('endReason.attachment', { name: attachment[1] ?? '' });
    const template = /^template-[a-z-]+:(.*)$/.exec(reason);
    return template ? t('endReason.template', { names: template[1] ?? '' }) : reason;
  };
}
