import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../shared/api/query-client.js';
import { BrandMark } from '../../shared/components/brand-mark.js';
import { Button } from '../../shared/components/button.js';
import { useDocumentTitle } from '../../shared/components/page.js';
import { useProblemText } from '../../shared/components/problem-text.js';
import { Segmented } from '../../shared/components/segmented.js';
import { changeLanguage } from '../../shared/i18n/i18n.js';
import { languageOf, languages } from '../../shared/i18n/languages.js';
import { meQuery } from '../../shared/session/session.js';
import { DemoAccounts } from './demo-accounts.js';
import { signIn } from './sign-in.js';
import type { Credentials } from './sign-in.js';
import styles from './sign-in-page.module.css';

export function SignInPage() {
  const { t, i18n } = useTranslation(['identity', 'common']);
  const problemText = useProblemText();
  const navigate = useNavigate();
  const { to = '/today' } = useSearch({ from: '/sign-in' });
  const [incomplete, setIncomplete] = useState(false);
  useDocumentTitle(t('title'));

  const attempt = useMutation({
    mutationFn: async (credentials: Credentials) => {
      await signIn(credentials);
      queryClient.clear();
      await queryClient.fetchQuery(meQuery);
      await navigate({ href: to, replace: true });
    },
    meta: { quiet: true },
  });

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const credentials = { email: textOf(form, 'email').trim(), password: textOf(form, 'password') };
    const missing = credentials.email === '' || credentials.password === '';
    setIncomplete(missing);
    if (!missing) attempt.mutate(credentials);
  };
  const problem = incomplete ? t('needed') : attempt.isError ? problemText(attempt.error) : null;

  return (
    <main className={styles['page']}>
      <div className={styles['panel']}>
        <header className={styles['brand']}>
          <BrandMark size={32} />
          <div>
            <h1>
              Brug <span lang="zh-Hans">桥</span>
            </h1>
            <p className="muted">{t('subtitle')}</p>
          </div>
        </header>
        <form className={styles['form']} onSubmit={submit} noValidate>
          <TextInput name="email" type="email" label={t('email')} autoComplete="username" size="md" autoFocus />
          <PasswordInput name="password" label={t('password')} autoComplete="current-password" size="md" />
          <div role="alert" className={styles['problem']}>
            {problem}
          </div>
          <Button type="submit" variant="primary" size="lg" busy={attempt.isPending}>
            {t('submit')}
          </Button>
        </form>
        <DemoAccounts
          busy={attempt.isPending}
          onUse={(credentials) => {
            setIncomplete(false);
            attempt.mutate(credentials);
          }}
        />
        <Segmented
          className={styles['languages']}
          label={t('common:user.language')}
          segments={languages.map(({ code, name, tag }) => ({ value: code, label: name, lang: tag }))}
          value={languageOf(i18n.language)}
          onChange={(language) => void changeLanguage(language)}
        />
      </div>
    </main>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
