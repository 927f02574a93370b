import { Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../shared/components/segmented.js';
import { languages } from '../../shared/i18n/languages.js';
import type { NameField } from './sender-form.js';
import type { KeptSenderState } from './use-kept-sender.js';
import styles from './inbox-page.module.css';

interface KeepSenderProps {
  readonly label: ReactNode;
  readonly address: string;
  readonly sender: KeptSenderState;
  /** Of the firm whose contact they become. */
  readonly country: string;
  /** Whether it was tried without what is needed. */
  readonly tried: boolean;
  /** What the server said. */
  readonly error: unknown;
}

/**
 * Whether who wrote becomes a contact, and as whom: their name in both scripts, the language in which they are written to, and the address they wrote
 * from.
 */
export function KeepSender({ label, address, sender, country, tried, error }: KeepSenderProps) {
  const { t } = useTranslation(['contacts', 'replies']);
  const { form } = sender;
  const name = (field: NameField, max: number) => ({
    label: t(`contacts:field.${field}`),
    maxLength: max,
    value: form[field],
    error: sender.wrong(field, tried, error),
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      sender.change({ [field]: currentTarget.value }),
  });
  return (
    <>
      <Checkbox
        label={label}
        description={t('replies:inbox.keepHint')}
        checked={sender.isKept}
        onChange={({ currentTarget }) => sender.setKeep(currentTarget.checked)}
      />
      {sender.isKept && (
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
            label={t('contacts:field.email')}
            value={address}
            readOnly
            classNames={{ input: styles['fixed'] }}
            error={sender.wrong('email', tried, error)}
          />
          <div>
            <p className={styles['label']} aria-hidden="true">
              {t('contacts:field.language')}
            </p>
            <Segmented
              label={t('contacts:field.language')}
              segments={languages.map(({ code, name: own, tag }) => ({ value: code, label: own, lang: tag }))}
              value={sender.language(country)}
              onChange={(language) => sender.change({ language })}
            />
          </div>
        </div>
      )}
    </>
  );
}
