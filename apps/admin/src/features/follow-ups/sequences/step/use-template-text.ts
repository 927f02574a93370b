import { useQuery } from '@tanstack/react-query';
import type { FileRef } from '@brug/contracts/files';
import type { LocalisedText } from '@brug/contracts/http';
import type { Sequence } from '@brug/contracts/sequences';
import type { MessageStep } from '../edit/draft.js';
import { templateQuery } from '../../templates/api/template.query.js';

export interface TemplateText {
  readonly names: LocalisedText;
  readonly subjects: LocalisedText;
  readonly bodies: LocalisedText;
  readonly attachments: readonly FileRef[];
  /** Number of the newest version of the template. */
  readonly latest: number;
}

interface FoundText {
  readonly text: TemplateText | null;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What a message step says: from the sequence, or, for a template that was chosen just now, from the template itself. */
export function useTemplateText(step: MessageStep, templates: Sequence['templates']): FoundText {
  const { templateKey, templateNumber } = step;
  const known = templates.find(({ key, number }) => key === templateKey && number === templateNumber);
  const { data, isLoading, error, refetch } = useQuery({
    ...templateQuery(templateKey),
    enabled: known === undefined && templateKey !== '',
  });
  const current = data?.number === templateNumber ? { ...data, latest: data.number } : null;
  return { text: known ?? current, isPending: isLoading, error, retry: () => void refetch() };
}
