import { MultiSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmRecipients, SendingLimits } from '@brug/contracts/overview';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button } from '../../../shared/components/button.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { peopleQuery } from '../../../shared/reference/people.query.js';
import { alarmRecipientsQuery, changeLimits, changeRecipients, sendingLimitsQuery } from './sending-settings.query.js';
import styles from './sending-settings.module.css';

const LIMITS = ['domainPerMinute', 'domainAtOnce', 'senderPerHour', 'senderPerDay'] as const;
const WHOLE_NUMBER = /^[1-9]\d{0,6}$/;

/** What administrators decide about sending: how much leaves, and who hears of what does not. */
export function SendingSettings() {
  const { t } = useTranslation('overview');
  const limits = useQuery(sendingLimitsQuery);
  const recipients = useQuery(alarmRecipientsQuery);
  return (
    <Section title={t('settings.title')}>
      <div className={styles['settings']}>
        {limits.data && <Limits saved={limits.data} />}
        {recipients.data && <Recipients saved={recipients.data} />}
      </div>
    </Section>
  );
}

function Limits({ saved }: { readonly saved: SendingLimits }) {
  const { t } = useTranslation('overview');
  /** What was typed and is not saved, as typed. */
  const [typed, setTyped] = useState<Partial<Record<(typeof LIMITS)[number], string>>>({});
  const { save, isSaving } = useSaving(sendingLimitsQuery.queryKey, changeLimits, () => setTyped({}));
  const shown = (name: (typeof LIMITS)[number]) => typed[name] ?? String(saved.value[name] ?? '');
  const isWrong = (name: (typeof LIMITS)[number]) => shown(name) !== '' && !WHOLE_NUMBER.test(shown(name));
  const limitOf = (name: (typeof LIMITS)[number]) => (shown(name) === '' ? null : Number(shown(name)));
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const value = {
          domainPerMinute: limitOf('domainPerMinute'),
          domainAtOnce: limitOf('domainAtOnce'),
          senderPerHour: limitOf('senderPerHour'),
          senderPerDay: limitOf('senderPerDay'),
        };
        save({ version: saved.version, value });
      }}
    >
      <p className="muted">{t('settings.hint')}</p>
      <div className={styles['limits']}>
        {LIMITS.map((name) => (
          <TextInput
            key={name}
            label={t(`settings.${name}`)}
            inputMode="numeric"
            value={shown(name)}
            error={isWrong(name) ? t('settings.whole') : undefined}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [name]: value.trim() }))}
          />
        ))}
      </div>
      <div>
        <Button
          type="submit"
          variant="primary"
          busy={isSaving}
          disabled={Object.keys(typed).length === 0 || LIMITS.some(isWrong)}
        >
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

function Recipients({ saved }: { readonly saved: AlarmRecipients }) {
  const { t } = useTranslation('overview');
  const { data: people = [] } = useQuery(peopleQuery);
  const { save, isSaving } = useSaving(alarmRecipientsQuery.queryKey, changeRecipients, () => undefined);
  return (
    <MultiSelect
      label={t('settings.recipients')}
      placeholder={saved.value.length === 0 ? t('settings.nobody') : undefined}
      searchable
      disabled={isSaving}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={saved.value}
      onChange={(value) => save({ version: saved.version, value })}
    />
  );
}

/** Saves against the version that was seen; when somebody else was faster, what is there now is shown and what was typed stays. */
function useSaving<T>(queryKey: QueryKey, change: (body: T) => Promise<T>, onSaved: () => void) {
  const { t } = useTranslation('overview');
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    meta: { quiet: true },
    mutationFn: change,
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      onSaved();
      notify({ message: t('settings.saved'), tone: 'ok' });
    },
    onError: (problem) => {
      showProblem(problem);
      if (hasCode(problem, 'version.conflict')) void client.invalidateQueries({ queryKey });
    },
  });
  return { save: mutate, isSaving: isPending };
}
