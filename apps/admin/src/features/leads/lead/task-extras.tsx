import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TASK_KINDS } from '@brug/domain/follow-ups';
import { DateField } from '../../../shared/components/date-field.js';
import { CallTimes } from './call-times.js';
import type { Compose } from './use-compose.js';
import styles from './composer.module.css';

/** What a task asks beside words: its kind, when it is due, whether that was agreed, and for WeChat the text to copy. */
export function TaskExtras({ compose }: { readonly compose: Compose }) {
  const { t } = useTranslation(['leads', 'tasks']);
  const { draft, change } = compose;
  return (
    <div className={styles['extras']}>
      {draft.taskKind === 'wechat' && (
        <Textarea
          label={t('tasks:wechat.text')}
          className={styles['wide']}
          lang="zh-Hans"
          autosize
          minRows={2}
          maxRows={10}
          maxLength={10_000}
          value={draft.toCopy}
          onChange={({ currentTarget }) => change({ toCopy: currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t('composer.taskKind')}
        value={draft.taskKind}
        data={TASK_KINDS.map((value) => ({ value, label: t(`task.${value}`) }))}
        onChange={({ currentTarget }) =>
          change({ taskKind: TASK_KINDS.find((kind) => kind === currentTarget.value) ?? 'to-do' })
        }
      />
      <DateField label={t('composer.dueOn')} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />
      <TextInput
        type="time"
        label={t('composer.dueTime')}
        className={styles['short']}
        value={draft.dueTime}
        onChange={({ currentTarget }) => change({ dueTime: currentTarget.value })}
      />
      <Checkbox
        label={t('tasks:agreed.ask')}
        className={styles['check']}
        checked={draft.agreed}
        onChange={({ currentTarget }) => change({ agreed: currentTarget.checked })}
      />
      {draft.taskKind === 'call' && <CallTimes onPick={(dueOn, dueTime) => change({ dueOn, dueTime })} />}
    </div>
  );
}
