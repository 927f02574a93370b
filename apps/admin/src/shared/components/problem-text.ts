import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';

/** The sentence for a failure in the language of the screen: from its code, never from the server's English. */
export function useProblemText(): (error: unknown) => string {
  useTranslation('errors');
  return problemText;
}

/** As `useProblemText`, outside components. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return i18next.t('errors:internal.error');
  if (error.code === 'rate.limited' && error.retryAfterSeconds !== undefined) {
    return i18next.t('errors:rate.limited-for', { seconds: error.retryAfterSeconds });
  }
  return i18next.t(`errors:${error.code}`);
}
