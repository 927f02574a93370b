import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RequestFor, ResponseFor } from '@brug/contracts/client';
import { api } from '../../../../shared/api/api.js';

/** A text in one language, and whom it is filled in for. */
export type TemplateDraft = RequestFor<'POST /template-previews'>['body'];

export type TestMailDraft = RequestFor<'POST /template-test-mails'>['body'];

/** What would be sent, and what keeps it from being sent. The last one stays while the next is on its way. */
export function templatePreviewQuery(draft: TemplateDraft) {
  return queryOptions({
    queryKey: ['templates', 'preview', draft],
    queryFn: ({ signal }) => api('POST /template-previews', { body: draft, signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

export function sendTestMail(draft: TestMailDraft): Promise<ResponseFor<'POST /template-test-mails'>> {
  return api('POST /template-test-mails', { body: draft });
}
