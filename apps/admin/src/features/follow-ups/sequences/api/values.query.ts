import { queryOptions } from '@tanstack/react-query';
import type { MessageLanguage } from '@brug/domain/templates';
import type { Track } from '@brug/domain/tracks';
import { templatePreviewQuery } from '../../templates/api/template-preview.js';
import type { Values } from '../plan/filled-text.js';

export interface PreviewRequest {
  readonly subject: string;
  readonly body: string;
  readonly language: MessageLanguage;
  /** Null for a believable firm. */
  readonly leadId: string | null;
  readonly recipient: 'principal' | 'counterpart';
  /** Of which the believable firm is. */
  readonly track: Track;
}

/** What the variables of a text stand for, for a lead and in a language. */
export function valuesQuery(request: PreviewRequest) {
  return queryOptions({
    ...templatePreviewQuery(request),
    select: ({ values }): Values => new Map(values.map(({ name, value }) => [name, value])),
  });
}
