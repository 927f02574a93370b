import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MessageLanguage } from '@brug/domain/templates';
import { api } from '../../../../shared/api/api.js';
import type { Values } from '../plan/filled-text.js';

export interface PreviewRequest {
  readonly subject: string;
  readonly body: string;
  readonly language: MessageLanguage;
  /** Null for a believable firm. */
  readonly leadId: string | null;
  readonly recipient: 'principal' | 'counterpart';
}

/** What the variables of a text stand for, for a lead and in a language. */
export function previewQuery(request: PreviewRequest) {
  return queryOptions({
    queryKey: ['templates', 'preview', request],
    queryFn: ({ signal }) => api('POST /template-previews', { body: request, signal }),
    select: ({ values }): Values => new Map(values.map(({ name, value }) => [name, value])),
    placeholderData: keepPreviousData,
  });
}
