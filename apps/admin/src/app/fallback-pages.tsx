import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError, hasCode } from '../shared/api/api-error.js';
import { Button, ButtonLink } from '../shared/components/button.js';
import { EmptyState } from '../shared/components/empty-state.js';
import { useProblemText } from '../shared/components/problem-text.js';
import { useDocumentTitle } from '../shared/components/page.js';
import { SkeletonRows } from '../shared/components/skeleton.js';
import styles from './fallback-pages.module.css';

export function NotFoundPage() {
  const { t } = useTranslation('common');
  useDocumentTitle(t('notFound.title'));
  return (
    <main className={styles['page']}>
      <EmptyState
        icon="question"
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={
          <ButtonLink to="/today" variant="primary">
            {t('notFound.home')}
          </ButtonLink>
        }
      />
    </main>
  );
}

/** A page whose data or code failed. What does not exist is said as such. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  if (hasCode(error, 'resource.not-found')) return <NotFoundPage />;
  const expected = error instanceof ApiError;
  return (
    <main className={styles['page']} role="alert">
      <EmptyState
        icon="alert"
        title={expected ? problemText(error) : t('crash.title')}
        {...(expected ? {} : { text: t('crash.text') })}
        action={
          <Button variant="primary" onClick={expected ? reset : () => window.location.reload()}>
            {expected ? t('action.retry') : t('crash.reload')}
          </Button>
        }
      />
    </main>
  );
}

/** Shown when a page takes longer than a moment. */
export function PendingPage() {
  return (
    <div className={styles['pending']}>
      <div className={styles['bar']} />
      <SkeletonRows rows={12} />
    </div>
  );
}
