import type { RequestFor } from '@brug/contracts/client';
import type { CreateTemplate, MessageTemplateDto } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';

export type ChangeTemplate = RequestFor<'POST /templates/:key/versions'>['body'];

export function createTemplate(template: CreateTemplate): Promise<MessageTemplateDto> {
  return api('POST /templates', { body: template });
}

/** Gives a template new texts as its next version. */
export function changeTemplate(key: string, change: ChangeTemplate): Promise<MessageTemplateDto> {
  return api('POST /templates/:key/versions', { params: { key }, body: change });
}
