import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { TIME_ZONES } from '@brug/domain/calendars';
import { hasCode } from '../../../shared/api/api-error.js';
import { notify } from '../../../shared/components/notify.js';
import { createTask } from '../api/create-task.js';
import { recordActivity } from '../api/record-activity.js';
import { emptyDraft, useDraft } from './draft.js';
import type { Draft } from './draft.js';
import { refreshLead } from './refresh-lead.js';

export type Compose = ReturnType<typeof useCompose>;

/** Writing something down on a lead: kept while it is written, saved once, and sent by itself when a lost connection is back. */
export function useCompose(lead: Lead, onSaved: () => void) {
  const { t } = useTranslation('leads');
  const client = useQueryClient();
  const [draft, setDraft] = useDraft(lead.id);
  const save = useMutation({
    mutationFn: async (written: Draft) => {
      if (written.kind === 'task') {
        await createTask(
          {
            leadId: lead.id,
            taskKind: written.taskKind,
            title: written.body.trim().slice(0, 200),
            dueAt: instantOf(written),
            contactId: lead.primaryContact?.id ?? null,
            agreed: written.agreed,
            body: (written.taskKind === 'wechat' && written.toCopy.trim()) || null,
          },
          written.key,
        );
        return;
      }
      await recordActivity(
        lead.id,
        {
          kind: written.kind,
          body: written.body.trim(),
          contactId: written.kind === 'note' ? null : (lead.primaryContact?.id ?? null),
          outcome: written.kind === 'call' ? written.outcome : null,
          minutes: written.kind === 'call' || written.kind === 'meeting' ? written.minutes : null,
          completesFollowUpId: written.completes?.id ?? null,
        },
        written.key,
      );
    },
    meta: { quiet: true },
    onSuccess: (_, written) => {
      setDraft(emptyDraft(written.kind));
      notify({ message: t(`composer.saved.${written.kind}`), tone: 'ok' });
      refreshLead(client, lead.id);
      onSaved();
    },
  });
  const { mutate, error } = save;
  const waiting = hasCode(error, 'network.unreachable', 'service.unavailable');

  useEffect(() => {
    if (!waiting) return;
    const again = () => mutate(draft);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [waiting, draft, mutate]);

  return {
    draft,
    change: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    save: () => {
      if (isComplete(draft) && !save.isPending) mutate(draft);
    },
    complete: isComplete(draft),
    saving: save.isPending,
    error,
    /** The connection is gone; it is sent when it is back. */
    waiting,
  };
}

/** A note needs words; a task needs words and a day; a call, a meeting and an exchange happened, which is enough. */
export function isComplete({ kind, body, dueOn }: Draft): boolean {
  if (kind === 'task') return body.trim() !== '' && dueOn !== null;
  return kind !== 'note' || body.trim() !== '';
}

function instantOf({ dueOn, dueTime }: Draft): string {
  return Temporal.PlainDate.from(dueOn ?? '')
    .toZonedDateTime({ timeZone: TIME_ZONES.BE, plainTime: dueTime || '09:00' })
    .toInstant()
    .toString();
}
