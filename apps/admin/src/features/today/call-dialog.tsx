import { Checkbox, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordActivity } from '@brug/contracts/activities';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { ContactRef } from '@brug/contracts/organisations';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Dialog } from '../../shared/components/dialog.js';
import { Duo } from '../../shared/components/duo.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { Icon } from '../../shared/components/icon.js';
import { notify } from '../../shared/components/notify.js';
import { Segmented } from '../../shared/components/segmented.js';
import { TimeThere } from '../../shared/components/times.js';
import { contactQuery } from './api/contact.query.js';
import { recordCall } from './api/record-call.js';
import type { CallRecord } from './api/record-call.js';
import { todayQuery } from './today.query.js';
import { useDraft } from './use-draft.js';
import styles from './call-dialog.module.css';

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
  const { t } = useTranslation(['today', 'common']);
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
    <Dialog
      opened
      onClose={onClose}
      title={t('call.title')}
      footer={
        <>
          <Button variant="primary" busy={isPending} hotkey="mod+enter" onClick={save}>
            {t('call.save')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey) && !isPending) save();
        }}
      >
        <p className="medium">
          <AnyScript>{call.title}</AnyScript>
        </p>
        {call.contact && <WhomToCall contact={call.contact} country={call.country} />}
        {error && <ErrorNotice error={error} />}
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
      </form>
    </Dialog>
  );
}

function WhomToCall({ contact, country }: { readonly contact: ContactRef; readonly country: string }) {
  const { t } = useTranslation('today');
  const { data } = useQuery(contactQuery(contact.id));
  return (
    <div className={styles['whom']}>
      <Duo name={contact.name} chineseName={contact.chineseName} country={country} />
      <TimeThere region={regionOfTimeZone(contact.timeZone)} />
      <span className="grow" />
      {data?.phone ? (
        <a href={`tel:${data.phone}`} className={styles['phone']}>
          <Icon name="phone" size="sm" />
          {data.phone}
        </a>
      ) : (
        data && <span className="muted">{t('call.noNumber')}</span>
      )}
    </div>
  );
}
