import { Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signature } from '@brug/contracts/sequences';
import { hasCode } from '../../shared/api/api-error.js';
import { Button } from '../../shared/components/button.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { notify, showProblem } from '../../shared/components/notify.js';
import { Section } from '../../shared/components/section.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { languages } from '../../shared/i18n/languages.js';
import { changeSignature, signatureQuery } from './api/signature.js';
import styles from './preferences-page.module.css';

/** What stands below my mails where a template asks for it, in each language I may write in. */
export function SignatureForm() {
  const { t } = useTranslation('tasks');
  const { data, error, refetch } = useQuery(signatureQuery);
  return (
    <Section title={t('preferences.signature.title')}>
      {data ? (
        <Fields saved={data} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Section>
  );
}

function Fields({ saved }: { readonly saved: Signature }) {
  const { t } = useTranslation('tasks');
  const client = useQueryClient();
  /** What was typed and is not saved; whoever changed nothing sees what is there. */
  const [typed, setTyped] = useState<Partial<Signature['texts']>>({});
  const texts = { ...saved.texts, ...typed };
  const changed = languages.some(({ code }) => texts[code] !== saved.texts[code]);
  const { mutate, isPending } = useMutation({
    meta: { quiet: true },
    mutationFn: () => changeSignature(saved, texts),
    onSuccess: (signature) => {
      client.setQueryData(signatureQuery.queryKey, signature);
      setTyped({});
      notify({ message: t('preferences.signature.saved'), tone: 'ok' });
    },
    onError: (problem) => {
      showProblem(problem);
      // What was typed stays; saved again, it is held against what is there now.
      if (hasCode(problem, 'version.conflict')) void client.invalidateQueries({ queryKey: signatureQuery.queryKey });
    },
  });
  return (
    <div className={styles['signatures']}>
      <p className="muted">{t('preferences.signature.hint')}</p>
      {languages.map(({ code, tag }) => (
        <Textarea
          key={code}
          label={t(`preferences.signature.${code}`)}
          lang={tag}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={texts[code]}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [code]: value }))}
        />
      ))}
      <div className={styles['buttons']}>
        <Button variant="primary" busy={isPending} disabled={!changed} onClick={() => mutate()}>
          {t('preferences.signature.save')}
        </Button>
      </div>
    </div>
  );
}
