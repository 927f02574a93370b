import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TaskPreferences } from '@brug/contracts/follow-ups';
import { hasCode } from '../../shared/api/api-error.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { notify, showProblem } from '../../shared/components/notify.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { Section } from '../../shared/components/section.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { switchDigest } from './api/change-task-preferences.js';
import { taskPreferencesQuery } from './api/task-preferences.query.js';
import { CalendarFeed } from './calendar-feed.js';
import { SignatureForm } from './signature-form.js';
import styles from './preferences-page.module.css';

/** How I hear of my tasks besides on Today. */
export function PreferencesPage() {
  const { t } = useTranslation('tasks');
  const { data, error, refetch } = useQuery(taskPreferencesQuery);
  return (
    <Page title={t('preferences.title')} heading={<PageTitle>{t('preferences.title')}</PageTitle>}>
      {data ? (
        <div className={styles['page']}>
          <MorningMail preferences={data} />
          <CalendarFeed preferences={data} />
          <SignatureForm />
        </div>
      ) : error ? (
        <div className={styles['notice']}>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <SkeletonRows rows={4} />
      )}
    </Page>
  );
}

function MorningMail({ preferences }: { readonly preferences: TaskPreferences }) {
  const { t } = useTranslation('tasks');
  const client = useQueryClient();
  const { queryKey } = taskPreferencesQuery;
  const { mutate, isPending, variables } = useMutation({
    meta: { quiet: true },
    mutationFn: (digest: boolean) => switchDigest(preferences, digest),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      notify({ message: t(saved.digest ? 'preferences.digest.on' : 'preferences.digest.off'), tone: 'ok' });
    },
    onError: (problem) => {
      showProblem(problem);
      // Changed in another window: what is there now is shown.
      if (hasCode(problem, 'version.conflict')) void client.invalidateQueries({ queryKey });
    },
  });
  return (
    <Section title={t('preferences.digest.title')}>
      <Switch
        label={t('preferences.digest.switch')}
        description={t('preferences.digest.hint')}
        checked={isPending ? variables : preferences.digest}
        disabled={isPending}
        onChange={({ currentTarget }) => mutate(currentTarget.checked)}
      />
    </Section>
  );
}
