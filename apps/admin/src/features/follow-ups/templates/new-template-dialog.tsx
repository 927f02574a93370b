import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@brug/contracts/http';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify } from '../../../shared/components/notify.js';
import { languages } from '../../../shared/i18n/languages.js';
import { templateQuery } from './api/template.query.js';
import { createTemplate } from './api/write-template.js';
import { startOf } from './new-template.js';
import styles from './new-template-dialog.module.css';

const keyForm = /^[a-z][a-z0-9-]{1,79}$/;

/** Names a new template in three languages; its texts are written on its page. */
export function NewTemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['templates', 'common']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [names, setNames] = useState<Record<Language, string>>({ nl: '', en: '', zh: '' });
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const key = typedKey ?? keyOf(names.en);
  const { mutate, error, isPending, reset } = useMutation({
    meta: { quiet: true },
    mutationFn: createTemplate,
    onSuccess: (template) => {
      client.setQueryData(templateQuery(template.key).queryKey, template);
      void client.invalidateQueries({ queryKey: ['templates', 'list'] });
      notify({ message: t('create.created'), tone: 'ok' });
      onClose();
      void navigate({ to: '/follow-ups/templates/$templateKey', params: { templateKey: template.key } });
    },
  });
  const isTaken = hasCode(error, 'template.key-taken');
  const submit = () => {
    setTried(true);
    const isNamed = languages.every(({ code }) => names[code].trim() !== '');
    if (isNamed && keyForm.test(key) && !isPending) mutate({ key, names, ...startOf(names) });
  };
  return (
    <Dialog opened onClose={onClose} title={t('create.title')}>
      <form
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {languages.map(({ code, tag }, index) => (
          <TextInput
            key={code}
            label={t('create.name', { language: t(`language.${code}`) })}
            lang={tag}
            maxLength={120}
            data-autofocus={index === 0 || undefined}
            value={names[code]}
            error={tried && names[code].trim() === '' && t('create.needed')}
            onChange={({ currentTarget }) => setNames({ ...names, [code]: currentTarget.value })}
          />
        ))}
        <TextInput
          label={t('create.key')}
          description={t('create.keyHint')}
          maxLength={80}
          value={key}
          error={isTaken ? t('create.keyTaken') : tried && !keyForm.test(key) && t('create.keyWrong')}
          onChange={({ currentTarget }) => {
            setTypedKey(currentTarget.value);
            reset();
          }}
        />
        <p className="muted t12">{t('create.start')}</p>
        {error !== null && !isTaken && <ErrorNotice error={error} />}
        <div className={styles['buttons']}>
          <Button type="submit" variant="primary" busy={isPending}>
            {t('common:action.create')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** `Invitation, Ningbo` becomes `invitation-ningbo`, until somebody types another key. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[-0-9]+|-+$/gu, '')
    .slice(0, 80);
}
