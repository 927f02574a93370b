import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '@brug/contracts/files';
import type { MessageTemplateDto } from '@brug/contracts/sequences';
import { hasCode } from '../../../shared/api/api-error.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { templateQuery } from './api/template.query.js';
import { changeTemplate } from './api/write-template.js';
import { areSame, idsOf, meetFiles } from './attachments.js';
import { changedPaths, meet, textAt, textsOf, withText } from './template-texts.js';
import type { TemplateTexts, TextPath } from './template-texts.js';

/** What is written and not saved, with the version it was begun on. */
interface Draft {
  readonly base: TemplateTexts & { readonly version: number; readonly attachments: readonly FileRef[] };
  readonly texts: TemplateTexts;
  readonly attachments: readonly FileRef[];
}

interface TemplateConflict {
  readonly current: MessageTemplateDto;
  readonly mine: TemplateTexts;
  /** Theirs with what only I changed. */
  readonly merged: TemplateTexts;
  readonly paths: readonly TextPath[];
  /** Of files, what both did is done: nothing is asked. */
  readonly attachments: readonly FileRef[];
  readonly updateSequences: boolean;
}

interface Saving {
  readonly version: number;
  readonly texts: TemplateTexts;
  readonly attachments: readonly FileRef[];
  readonly updateSequences: boolean;
}

export type TemplateDraftState = ReturnType<typeof useTemplateDraft>;

/**
 * The texts and files of a template as one writes them. They survive a closed tab until they are saved or thrown away. When somebody else saved
 * first, what only one of both changed is kept of each, and the rest is asked.
 */
export function useTemplateDraft(template: MessageTemplateDto) {
  const { t } = useTranslation('templates');
  const client = useQueryClient();
  const storageKey = `brug.draft.template.${template.key}`;
  const [draft, setDraft] = useState<Draft | null>(() => storedDraft(storageKey, template));
  const [conflict, setConflict] = useState<TemplateConflict | null>(null);
  const texts = draft?.texts ?? textsOf(template);
  const attachments = draft?.attachments ?? template.attachments;

  const keep = (next: Draft | null) => {
    setDraft(next);
    if (next === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(next));
  };
  const mutation = useMutation({
    meta: { quiet: true },
    mutationFn: ({ version, texts: wanted, attachments: files, updateSequences }: Saving) =>
      changeTemplate(template.key, { version, ...wanted, attachmentIds: idsOf(files), updateSequences }),
    onSuccess: (saved) => {
      take(saved);
      keep(null);
      notify({ message: t('save.saved', { number: saved.number }), tone: 'ok' });
    },
    onError: (error, { texts: wanted, attachments: files, updateSequences }) => {
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
      const met = meetFiles(base.attachments, current.attachments, files);
      if (conflicting.length > 0) {
        setConflict({ current, mine: wanted, merged, paths: conflicting, attachments: met, updateSequences });
      } else mutation.mutate({ version: current.version, texts: merged, attachments: met, updateSequences });
    },
  });

  const write = (next: Pick<Draft, 'texts' | 'attachments'>) =>
    keep({ base: draft?.base ?? baseOf(template), ...next });

  return {
    texts,
    attachments,
    conflict,
    isChanged: changedPaths(template, texts).length > 0 || !areSame(template.attachments, attachments),
    isSaving: mutation.isPending,
    change: (path: TextPath, text: string) => write({ texts: withText(texts, path, text), attachments }),
    addFiles: (added: readonly FileRef[]) => write({ texts, attachments: [...attachments, ...added] }),
    removeFile: ({ id }: FileRef) => write({ texts, attachments: attachments.filter((file) => file.id !== id) }),
    discard: () => keep(null),
    save: (updateSequences: boolean) =>
      mutation.mutate({ version: draft?.base.version ?? template.version, texts, attachments, updateSequences }),
    /** Ends a conflict with the texts in which mine are kept; those left out stay as the other saved them. */
    resolve: (mine: readonly string[]) => {
      if (conflict === null) return;
      setConflict(null);
      const { current, merged, mine: wanted, paths, attachments: files, updateSequences } = conflict;
      const chosen = paths.filter((path) => mine.includes(path));
      const next = chosen.reduce((sum, path) => withText(sum, path, textAt(wanted, path)), merged);
      if (changedPaths(current, next).length > 0 || !areSame(current.attachments, files)) {
        keep({ base: baseOf(current), texts: next, attachments: files });
        mutation.mutate({ version: current.version, texts: next, attachments: files, updateSequences });
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

function baseOf(template: MessageTemplateDto): Draft['base'] {
  return { ...textsOf(template), version: template.version, attachments: template.attachments };
}

interface StoredDraft extends Omit<Draft, 'base' | 'attachments'>, WithFiles {
  readonly base: Omit<Draft['base'], 'attachments'> & WithFiles;
}

interface WithFiles {
  readonly attachments?: readonly FileRef[];
}

/** One that was kept before templates had files leaves them as they are. */
function storedDraft(storageKey: string, { attachments }: MessageTemplateDto): Draft | null {
  const stored = localStorage.getItem(storageKey);
  if (stored === null) return null;
  const { base, texts, ...kept } = JSON.parse(stored) as StoredDraft;
  return { base: { attachments, ...base }, texts, attachments: kept.attachments ?? attachments };
}
