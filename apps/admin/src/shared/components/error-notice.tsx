import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { useProblemText } from './problem-text.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import styles from './error-notice.module.css';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** What happened, and what to do: where a part of a page could not be shown or saved. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <div role="alert" className={styles['notice']}>
      <Icon name="alert" className="is-danger" />
      <div className="grow">
        <p className="medium">{problemText(error)}</p>
        {requestId !== undefined && <p className="faint t12">{t('state.requestId', { id: requestId })}</p>}
      </div>
      {onRetry && <Button onClick={onRetry}>{t('action.retry')}</Button>}
    </div>
  );
}
