import { Checkbox, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { ContactRef } from '@brug/contracts/organisations';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Dialog } from '../../shared/components/dialog.js';
import { Duo } from '../../shared/components/duo.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { notify } from '../../shared/components/notify.js';
import { TimeThere } from '../../shared/components/times.js';
import { contactQuery } from './api/contact.query.js';
import { recordExchange } from './api/record-exchange.js';
import type { ExchangeRecord } from './api/record-exchange.js';
import { todayQuery } from './today.query.js';
import styles from './call-dialog.module.css';

export interface ExchangeToLog {
  readonly leadId: string;
  readonly task: FollowUp;
}

/** Write down what was exchanged on WeChat, usually the text that was copied; that does the task. */
export function WechatDialog({
  exchange: { leadId, task },
  onClose,
}: {
  readonly exchange: ExchangeToLog;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['tasks', 'common']);
  const client = useQueryClient();
  const [text, setText] = useState(task.body ?? '');
  const [completes, setCompletes] = useState(true);
  const { mutate, isPending, error } = useMutation({
    meta: { quiet: true },
    mutationFn: (record: ExchangeRecord) => recordExchange(leadId, record),
    onSuccess: async () => {
      notify({ message: t('wechat.logged'), tone: 'ok' });
      onClose();
      await client.invalidateQueries({ queryKey: todayQuery.queryKey });
    },
  });
  const save = () =>
    mutate({
      body: text.trim(),
      contactId: task.contact?.id ?? null,
      completesFollowUpId: completes ? task.id : null,
    });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('wechat.title')}
      footer={
        <>
          <Button variant="primary" busy={isPending} hotkey="mod+enter" onClick={save}>
            {t('wechat.save')}
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
          <AnyScript>{task.title}</AnyScript>
        </p>
        {task.contact && <Whom contact={task.contact} country={task.lead?.organisation.country ?? 'CN'} />}
        {error && <ErrorNotice error={error} />}
        <Textarea
          label={t('wechat.exchanged')}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Checkbox
          label={t('wechat.completes', { title: task.title })}
          checked={completes}
          onChange={({ currentTarget }) => setCompletes(currentTarget.checked)}
        />
      </form>
    </Dialog>
  );
}

function Whom({ contact, country }: { readonly contact: ContactRef; readonly country: string }) {
  const { data } = useQuery(contactQuery(contact.id));
  return (
    <div className={styles['whom']}>
      <Duo name={contact.name} chineseName={contact.chineseName} country={country} />
      <TimeThere region={regionOfTimeZone(contact.timeZone)} />
      <span className="grow" />
      {data?.weChatId && <AnyScript className="muted">{data.weChatId}</AnyScript>}
    </div>
  );
}
