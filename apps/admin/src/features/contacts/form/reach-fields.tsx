import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { checkMailAddress, checkPhoneNumber } from '@brug/domain/identifiers';
import { CheckedField } from '../../../shared/records/checked-field.js';
import type { ContactFormState } from './use-contact-form.js';
import styles from './form.module.css';

/** How somebody is reached: the address and the number are checked with every character, a repair is offered. */
export function ReachFields({ state: { form, change, isRefused } }: { readonly state: ContactFormState }) {
  const { t } = useTranslation('contacts');
  const region = regionOfTimeZone(form.timeZone);
  const phone = checkPhoneNumber(form.phone, region);
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.reach')}</legend>
      <CheckedField
        label={t('field.email')}
        inputMode="email"
        maxLength={254}
        value={form.email}
        onChange={(email) => change({ email })}
        check={checkMailAddress}
        error={isRefused('email') ? t('form.notAccepted') : undefined}
      />
      <CheckedField
        label={t('field.phone')}
        inputMode="tel"
        maxLength={40}
        value={form.phone}
        onChange={(text) => change({ phone: text })}
        check={(text) => checkPhoneNumber(text, region)}
        error={isRefused('phone') ? t('form.notAccepted') : undefined}
        whenRight={phone.ok && <span className="muted num">{phone.formatted}</span>}
      />
      <TextInput
        label={t('field.weChatId')}
        maxLength={60}
        value={form.weChatId}
        onChange={({ currentTarget }) => change({ weChatId: currentTarget.value })}
      />
    </fieldset>
  );
}
