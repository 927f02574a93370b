import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageTemplateDto } from '@brug/contracts/sequences';
import { hasCode } from '../../../shared/api/api-error.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { templateQuery } from './api/template.query.js';
import { changeTemplate } from './api/write-template.js';
import { changedPaths, meet, textAt, textsOf, withText } from './template-texts.js';
import type { TemplateTexts, TextPath } from './template-texts.js';

/** What is written and not saved, with the version it was begun on. */
interface Draft {
  readonly base: TemplateTexts & { readonly version: number };
  readonly texts: TemplateTexts;
}

interface TemplateConflict {
  readonly current: MessageTemplateDto;
  readonly mine: TemplateTexts;
  /** Theirs with what only I changed. */
  readonly merged: TemplateTexts;
  readonly paths: readonly TextPath[];
  readonly updateSequences: boolean;
}

interface Saving {
  readonly version: number;
  readonly texts: TemplateTexts;
  readonly updateSequences: boolean;
}

export type TemplateDraftState = ReturnType<typeof useTemplateDraft>;

/**
 * The texts of a template as one writes them. They survive a closed tab until they are saved or thrown away. When somebody else saved
 * first, what only one of both changed is kept of each, and the rest is asked.
 */
export function useTemplateDraft(template: MessageTemplateDto) {
  const { t } = useTranslation('templates');
  const client = useQueryClient();
  const storageKey = `brug.draft.template.${template.key}`;
  const [draft, setDraft] = useState<Draft | null>(() => storedDraft(storageKey));
  const [conflict, setConflict] = useState<TemplateConflict | null>(null);
  const texts = draft?.texts ?? textsOf(template);

  const keep = (next: Draft | null) => {
    setDraft(next);
    if (next === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(next));
  };
  const mutation = useMutation({
    meta: { quiet: true },
    mutationFn: ({ version, texts: wanted, updateSequences }: Saving) =>
      changeTemplate(template.key, { version, ...wanted, updateSequences }),
    onSuccess: (saved) => {
      take(saved);
      keep(null);
      notify({ message: t('save.saved', { number: saved.number }), tone: 'ok' });
    },
    onError: (error, { texts: wanted, updateSequences }) => {
      const current = hasCode(error, 'version.conflict')
        ? (error.current as MessageTemplateDto | undefined)
        : undefined;
      if (current === undefined) {
        showProblem(error);
        return;
      }
      const base = draft?.base ?? template;
      take(current);
      const { merged, conflicting } = meet(base, current, wanted);
      if (conflicting.length > 0) setConflict({ current, mine: wanted, merged, paths: conflicting, updateSequences });
      else mutation.mutate({ version: current.version, texts: merged, updateSequences });
    },
  });

  return {
    texts,
    conflict,
    isChanged: changedPaths(template, texts).length > 0,
    isSaving: mutation.isPending,
    change: (path: TextPath, text: string) => {
      const base = draft?.base ?? { ...textsOf(template), version: template.version };
      keep({ base, texts: withText(texts, path, text) });
    },
    discard: () => keep(null),
    save: (updateSequences: boolean) =>
      mutation.mutate({ version: draft?.base.version ?? template.version, texts, updateSequences }),
    /** Ends a conflict with the texts in which mine are kept; those left out stay as the other saved them. */
    resolve: (mine: readonly string[]) => {
      if (conflict === null) return;
      setConflict(null);
      const { current, merged, mine: wanted, paths, updateSequences } = conflict;
      const chosen = paths.filter((path) => mine.includes(path));
      const next = chosen.reduce((sum, path) => withText(sum, path, textAt(wanted, path)), merged);
      if (changedPaths(current, next).length > 0) {
        keep({ base: { ...textsOf(current), version: current.version }, texts: next });
        mutation.mutate({ version: current.version, texts: next, updateSequences });
      } else {
        keep(null);
        notify({ message: t('save.theirs') });
      }
    },
  };

  function take(saved: MessageTemplateDto) {
    client.setQueryData(templateQuery(template.key).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['templates', 'list'] });
    void client.invalidateQueries({ queryKey: ['sequences'] });
  }
}

function storedDraft(storageKey: string): Draft | null {
  const stored = localStorage.getItem(storageKey);
  return stored === null ? null : (JSON.parse(stored) as Draft);
}
