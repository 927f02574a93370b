import { Checkbox, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { notify } from '../../shared/components/notify.js';
import { contactQuery } from './api/contact.query.js';
import { recordExchange } from './api/record-exchange.js';
import type { ExchangeRecord } from './api/record-exchange.js';
import { LogDialog } from './log-dialog.js';
import { todayQuery } from './today.query.js';

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
  const { t } = useTranslation('tasks');
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
    <LogDialog
      title={t('wechat.title')}
      saveLabel={t('wechat.save')}
      about={task.title}
      contact={task.contact}
      country={task.lead?.organisation.country ?? 'CN'}
      reach={task.contact && <WeChatId contactId={task.contact.id} />}
      error={error}
      busy={isPending}
      onSave={save}
      onClose={onClose}
    >
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
    </LogDialog>
  );
}

function WeChatId({ contactId }: { readonly contactId: string }) {
  const { data } = useQuery(contactQuery(contactId));
  return data?.weChatId ? <AnyScript className="muted">{data.weChatId}</AnyScript> : null;
}
