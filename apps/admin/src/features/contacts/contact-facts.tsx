import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { checkMailAddress, checkPhoneNumber } from '@brug/domain/identifiers';
import type { Contact } from '@brug/contracts/organisations';
import { AnyScript } from '../../shared/components/any-script.js';
import { Fact, Facts } from '../../shared/components/facts.js';
import { Section } from '../../shared/components/section.js';
import { DateText } from '../../shared/components/times.js';
import { languages } from '../../shared/i18n/languages.js';
import { EditableChoice, EditableText } from '../../shared/records/editable.js';
import { useRefusalText } from '../../shared/records/refusal-text.js';
import { dayAt } from '../../shared/time/at-work.js';
import { useNow } from '../../shared/time/now.js';
import type { ContactValues } from './form/form-values.js';
import { decisionRoles, lawfulBases } from './kinds.js';
import { cityOfZone } from './time-zones.js';

interface ContactFactsProps {
  readonly contact: Contact;
  readonly mayEdit: boolean;
  readonly onSave: (changes: Partial<ContactValues>) => void;
}

/** How to reach somebody; each fact is changed where it stands. */
export function ReachFacts({ contact, mayEdit, onSave }: ContactFactsProps) {
  const { t } = useTranslation('contacts');
  const refusalText = useRefusalText();
  const region = regionOfTimeZone(contact.timeZone);
  const { email, phone, weChatId } = contact;
  const shown = phone === null ? null : checkPhoneNumber(phone, region);
  const sentenceOf = (checked: ReturnType<typeof checkMailAddress> | ReturnType<typeof checkPhoneNumber>) =>
    checked.ok ? undefined : refusalText(checked);
  return (
    <Section title={t('facts.reach')}>
      <Facts>
        <Fact label={t('field.email')}>
          <EditableText
            label={t('field.email')}
            enabled={mayEdit}
            inputMode="email"
            value={email}
            problem={(text) => sentenceOf(checkMailAddress(text))}
            onSave={(value) => onSave({ email: value })}
          >
            {email !== null && <a href={`mailto:${email}`}>{email}</a>}
          </EditableText>
        </Fact>
        <Fact label={t('field.phone')}>
          <EditableText
            label={t('field.phone')}
            enabled={mayEdit}
            inputMode="tel"
            value={phone}
            problem={(text) => sentenceOf(checkPhoneNumber(text, region))}
            onSave={(value) => onSave({ phone: value })}
          >
            {phone !== null && (
              <a href={`tel:${phone}`} className="num">
                {shown?.ok ? shown.formatted : phone}
              </a>
            )}
          </EditableText>
        </Fact>
        <Fact label={t('field.weChatId')}>
          <EditableText
            label={t('field.weChatId')}
            enabled={mayEdit}
            value={weChatId}
            onSave={(value) => onSave({ weChatId: value })}
          />
        </Fact>
      </Facts>
    </Section>
  );
}

/** Who somebody is and how one writes to them. */
export function PersonFacts({ contact, mayEdit, onSave }: ContactFactsProps) {
  const { t } = useTranslation('contacts');
  const zones = [...new Set([...Object.values(TIME_ZONES), contact.timeZone])];
  return (
    <Section title={t('facts.person')}>
      <Facts>
        <Fact label={t('field.jobTitle')}>
          <EditableText
            label={t('field.jobTitle')}
            enabled={mayEdit}
            value={contact.jobTitle}
            onSave={(jobTitle) => onSave({ jobTitle })}
          />
        </Fact>
        <Fact label={t('field.decisionRole')}>
          <EditableChoice
            label={t('field.decisionRole')}
            enabled={mayEdit}
            required
            value={contact.decisionRole}
            choices={decisionRoles.map((value) => ({ value, label: t(`decisionRole.${value}`) }))}
            onSave={(decisionRole) => onSave({ decisionRole: decisionRole ?? 'unknown' })}
          />
        </Fact>
        <Fact label={t('field.language')}>
          <EditableChoice
            label={t('field.language')}
            enabled={mayEdit}
            required
            value={contact.language}
            choices={languages.map(({ code, name }) => ({ value: code, label: name }))}
            onSave={(language) => {
              if (language !== null) onSave({ language });
            }}
          />
        </Fact>
        <Fact label={t('field.timeZone')}>
          <EditableChoice
            label={t('field.timeZone')}
            enabled={mayEdit}
            required
            value={contact.timeZone}
            choices={zones.map((zone) => ({ value: zone, label: cityOfZone(zone) }))}
            onSave={(timeZone) => {
              if (timeZone !== null) onSave({ timeZone });
            }}
          />
        </Fact>
        <Fact label={t('field.salutation')}>
          <EditableText
            label={t('field.salutation')}
            enabled={mayEdit}
            value={contact.salutation}
            onSave={(salutation) => onSave({ salutation })}
          />
        </Fact>
        <Fact label={t('field.notes')}>
          <EditableText
            label={t('field.notes')}
            enabled={mayEdit}
            multiline
            value={contact.notes}
            onSave={(notes) => onSave({ notes })}
          >
            <AnyScript>{contact.notes ?? ''}</AnyScript>
          </EditableText>
        </Fact>
      </Facts>
    </Section>
  );
}

/** Why we may keep and use somebody's data, and whether they want mail. */
export function ConsentFacts({ contact, mayEdit, onSave }: ContactFactsProps) {
  const { t } = useTranslation(['contacts', 'records']);
  const { lawfulBasis, lawfulBasisOn, optedOut } = contact;
  const today = dayAt(useNow(), TIME_ZONES.BE).toString();
  const verdict = verdictOn(contact);
  return (
    <Section title={t('facts.consent')}>
      <p className={verdict === 'may' ? 'is-ok' : 'is-warn'}>{t(`facts.verdict.${verdict}`)}</p>
      <Facts>
        <Fact label={t('field.lawfulBasis')}>
          <EditableChoice
            label={t('field.lawfulBasis')}
            enabled={mayEdit}
            value={lawfulBasis}
            choices={lawfulBases.map((value) => ({ value, label: t(`records:basis.${value}`) }))}
            onSave={(basis) =>
              onSave({ lawfulBasis: basis, lawfulBasisOn: basis === null ? null : (lawfulBasisOn ?? today) })
            }
          />
        </Fact>
        <Fact label={t('field.lawfulBasisOn')}>
          {lawfulBasisOn === null ? <span className="faint">–</span> : <DateText on={lawfulBasisOn} look="year" />}
        </Fact>
        <Fact label={t('field.optedOut')}>
          <Switch
            aria-label={t('field.optedOut')}
            disabled={!mayEdit}
            checked={optedOut}
            onChange={({ currentTarget }) => onSave({ optedOut: currentTarget.checked })}
          />
        </Fact>
      </Facts>
    </Section>
  );
}

/** Whether this person may be written to, and if not, why; in the order in which sending refuses. */
function verdictOn({ optedOut, optOutReason, lawfulBasis, emailBouncedAt }: Contact) {
  if (optedOut) return optOutReason === null || optOutReason === 'by-hand' ? 'optedOut' : optOutReason;
  if (lawfulBasis === null) return 'noBasis';
  return emailBouncedAt === null ? 'may' : 'bounced';
}
