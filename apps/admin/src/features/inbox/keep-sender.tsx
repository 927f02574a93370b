import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KeptSender } from '@brug/contracts/replies';
import { Segmented } from '../../shared/components/segmented.js';
import { languages } from '../../shared/i18n/languages.js';
import type { NameField, SenderForm } from './sender-form.js';
import styles from './inbox-page.module.css';

interface KeepSenderProps {
  readonly address: string;
  readonly form: SenderForm;
  readonly language: KeptSender['language'];
  readonly onChange: (change: Partial<SenderForm>) => void;
  /** What is wrong with a field, if anything. */
  readonly wrong: (field: NameField | 'email') => string | undefined;
}

/** Who wrote, as a contact: their name in both scripts, the language in which they are written to, and the address they wrote from. */
export function KeepSender({ address, form, language, onChange, wrong }: KeepSenderProps) {
  const { t } = useTranslation('contacts');
  const name = (field: NameField, max: number) => ({
    label: t(`field.${field}`),
    maxLength: max,
    value: form[field],
    error: wrong(field),
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      onChange({ [field]: currentTarget.value }),
  });
  return (
    <div className={styles['sender']}>
      <div className={styles['pair']}>
        <TextInput {...name('chineseFamilyName', 20)} lang="zh-Hans" />
        <TextInput {...name('chineseGivenName', 40)} lang="zh-Hans" />
      </div>
      <div className={styles['pair']}>
        <TextInput {...name('givenName', 100)} />
        <TextInput {...name('familyName', 100)} />
      </div>
      <TextInput
        label={t('field.email')}
        value={address}
        readOnly
        classNames={{ input: styles['fixed'] }}
        error={wrong('email')}
      />
      <div>
        <p className={styles['label']} aria-hidden="true">
          {t('field.language')}
        </p>
        <Segmented
          label={t('field.language')}
          segments={languages.map(({ code, name: own, tag }) => ({ value: code, label: own, lang: tag }))}
          value={language}
          onChange={(chosen) => onChange({ language: chosen })}
        />
      </div>
    </div>
  );
}
