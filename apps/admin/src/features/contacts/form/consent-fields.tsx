import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import { DateField } from '../../../shared/components/date-field.js';
import { dayAt } from '../../../shared/time/at-work.js';
import { useNow } from '../../../shared/time/now.js';
import { lawfulBases } from '../kinds.js';
import type { ContactFormState } from './use-contact-form.js';
import styles from './form.module.css';

/** Why we may keep and use somebody's data, since when, and whether they want no mail. */
export function ConsentFields({ state: { form, change } }: { readonly state: ContactFormState }) {
  const { t } = useTranslation(['contacts', 'records']);
  const today = dayAt(useNow(), TIME_ZONES.BE).toString();
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.consent')}</legend>
      <div className={styles['pair']}>
        <Select
          label={t('field.lawfulBasis')}
          clearable
          placeholder={t('records:basis.none')}
          data={lawfulBases.map((value) => ({ value, label: t(`records:basis.${value}`) }))}
          value={form.lawfulBasis === '' ? null : form.lawfulBasis}
          onChange={(value) => {
            const lawfulBasis = lawfulBases.find((basis) => basis === value) ?? '';
            change({ lawfulBasis, lawfulBasisOn: lawfulBasis === '' ? null : (form.lawfulBasisOn ?? today) });
          }}
        />
        <DateField
          label={t('field.lawfulBasisOn')}
          disabled={form.lawfulBasis === ''}
          maxDate={today}
          value={form.lawfulBasisOn}
          onChange={(lawfulBasisOn) => change({ lawfulBasisOn })}
        />
      </div>
      {form.lawfulBasis === '' && <p className="muted t12">{t('form.basisHint')}</p>}
      <Switch
        label={t('field.optedOut')}
        checked={form.optedOut}
        onChange={({ currentTarget }) => change({ optedOut: currentTarget.checked })}
      />
    </fieldset>
  );
}
