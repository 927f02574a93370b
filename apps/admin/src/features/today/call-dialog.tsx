import { Checkbox, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordActivity } from '@brug/contracts/activities';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { ContactRef } from '@brug/contracts/organisations';
import { Icon } from '../../shared/components/icon.js';
import { notify } from '../../shared/components/notify.js';
import { Segmented } from '../../shared/components/segmented.js';
import { contactQuery } from './api/contact.query.js';
import { recordCall } from './api/record-call.js';
import type { CallRecord } from './api/record-call.js';
import { LogDialog } from './log-dialog.js';
import { todayQuery } from './today.query.js';
import { useDraft } from './use-draft.js';
import styles from './log-dialog.module.css';

type Outcome = NonNullable<RecordActivity['outcome']>;
const outcomes: readonly Outcome[] = ['reached', 'no-answer', 'left-message', 'wrong-number'];

export interface CallToLog {
  readonly leadId: string;
  /** What the call is about: the task's title, or the lead's. */
  readonly title: string;
  readonly contact: ContactRef | null;
  readonly country: string;
  /** The task it may do. */
  readonly task: FollowUp | null;
}

/** Call, and write down what came of it: outcome, minutes, a note. Somebody reached does the task, nobody reached leaves it. */
export function CallDialog({ call, onClose }: { readonly call: CallToLog; readonly onClose: () => void }) {
  const { t } = useTranslation('today');
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('reached');
  const [minutes, setMinutes] = useState<number | null>(null);
  const [note, writeNote, forgetNote] = useDraft(`call.${call.leadId}`);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const completes = wanted ?? outcome === 'reached';

  const { mutate, isPending, error } = useMutation({
    meta: { quiet: true },
    mutationFn: (record: CallRecord) => recordCall(call.leadId, record),
    onSuccess: async () => {
      forgetNote();
      notify({ message: t('notice.called'), tone: 'ok' });
      onClose();
      await client.invalidateQueries({ queryKey: todayQuery.queryKey });
    },
  });
  const save = () =>
    mutate({
      body: note.trim(),
      outcome,
      minutes,
      contactId: call.contact?.id ?? null,
      completesFollowUpId: completes ? (call.task?.id ?? null) : null,
    });

  return (
    <LogDialog
      title={t('call.title')}
      saveLabel={t('call.save')}
      about={call.title}
      contact={call.contact}
      country={call.country}
      reach={call.contact && <Phone contactId={call.contact.id} />}
      error={error}
      busy={isPending}
      onSave={save}
      onClose={onClose}
    >
      <Segmented
        label={t('call.outcome')}
        segments={outcomes.map((value) => ({ value, label: t(`call.outcomes.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <NumberInput
        label={t('call.minutes')}
        min={0}
        max={1440}
        allowDecimal={false}
        className={styles['minutes'] ?? ''}
        value={minutes ?? ''}
        onChange={(value) => setMinutes(value === '' ? null : Number(value))}
      />
      <Textarea
        label={t('call.note')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        data-autofocus
        value={note}
        onChange={({ currentTarget }) => writeNote(currentTarget.value)}
      />
      {call.task && (
        <Checkbox
          label={t('call.completes', { title: call.task.title })}
          checked={completes}
          onChange={({ currentTarget }) => setWanted(currentTarget.checked)}
        />
      )}
    </LogDialog>
  );
}

function Phone({ contactId }: { readonly contactId: string }) {
  const { t } = useTranslation('today');
  const { data } = useQuery(contactQuery(contactId));
  if (!data) return null;
  if (!data.phone) return <span className="muted">{t('call.noNumber')}</span>;
  return (
    <a href={`tel:${data.phone}`} className={styles['phone']}>
      <Icon name="phone" size="sm" />
      {data.phone}
    </a>
  );
}
