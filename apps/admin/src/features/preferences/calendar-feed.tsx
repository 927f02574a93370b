import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskPreferences } from '@brug/contracts/follow-ups';
import { hasCode } from '../../shared/api/api-error.js';
import { Button } from '../../shared/components/button.js';
import { Dialog } from '../../shared/components/dialog.js';
import { notify, showProblem } from '../../shared/components/notify.js';
import { Section } from '../../shared/components/section.js';
import { useFormat } from '../../shared/format/use-format.js';
import { copyText } from '../../shared/records/copy-text.js';
import { useMe } from '../../shared/session/session.js';
import { renewCalendarFeed, revokeCalendarFeed } from './api/change-task-preferences.js';
import { taskPreferencesQuery } from './api/task-preferences.query.js';
import styles from './preferences-page.module.css';

/** The private calendar to subscribe to: made, given another address, ended. Its address is shown once. */
export function CalendarFeed({ preferences }: { readonly preferences: TaskPreferences }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const { timeZone } = useMe();
  const client = useQueryClient();
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  const { queryKey } = taskPreferencesQuery;
  const onError = (problem: unknown) => {
    showProblem(problem);
    if (hasCode(problem, 'version.conflict')) void client.invalidateQueries({ queryKey });
  };

  const renew = useMutation({
    meta: { quiet: true },
    mutationFn: () => renewCalendarFeed(preferences),
    onSuccess: (made) => {
      client.setQueryData(queryKey, made.preferences);
      setAddress(made.url);
    },
    onError,
  });
  const revoke = useMutation({
    meta: { quiet: true },
    mutationFn: () => revokeCalendarFeed(preferences),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      setAddress(null);
      notify({ message: t('preferences.feed.revoked'), tone: 'ok' });
    },
    onError,
  });
  const { calendarFeed } = preferences;
  const busy = renew.isPending || revoke.isPending;

  return (
    <Section title={t('preferences.feed.title')}>
      <div className={styles['feed']}>
        <p className="muted">{t('preferences.feed.hint')}</p>
        {address !== null && <Address address={address} />}
        {address === null && (
          <p>
            {calendarFeed === null
              ? t('preferences.feed.none')
              : t('preferences.feed.since', { day: format.dayLong(format.dayIn(calendarFeed.madeAt, timeZone)) })}
          </p>
        )}
        <div className={styles['buttons']}>
          {calendarFeed === null ? (
            <Button variant="primary" icon="plus" busy={busy} onClick={() => renew.mutate()}>
              {t('preferences.feed.make')}
            </Button>
          ) : (
            <>
              <Button icon="link" busy={busy} onClick={() => setAsking('renew')}>
                {t('preferences.feed.renew')}
              </Button>
              <Button icon="unlink" variant="danger" busy={busy} onClick={() => setAsking('revoke')}>
                {t('preferences.feed.revoke')}
              </Button>
            </>
          )}
        </div>
      </div>
      {asking !== null && (
        <Dialog
          opened
          onClose={() => setAsking(null)}
          title={t(`preferences.feed.${asking}`)}
          size="sm"
          footer={
            <>
              <Button
                variant={asking === 'revoke' ? 'danger' : 'primary'}
                onClick={() => {
                  setAsking(null);
                  if (asking === 'renew') renew.mutate();
                  else revoke.mutate();
                }}
              >
                {t(`preferences.feed.${asking}`)}
              </Button>
              <Button variant="ghost" onClick={() => setAsking(null)}>
                {t('preferences.feed.keep')}
              </Button>
            </>
          }
        >
          <p>{t(asking === 'renew' ? 'preferences.feed.askRenew' : 'preferences.feed.askRevoke')}</p>
        </Dialog>
      )}
    </Section>
  );
}

function Address({ address }: { readonly address: string }) {
  const { t } = useTranslation('tasks');
  return (
    <div className={styles['address']}>
      <TextInput
        label={t('preferences.feed.address')}
        description={t('preferences.feed.once')}
        readOnly
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          icon="copy"
          onClick={() =>
            void copyText(address).then((copied) =>
              notify(
                copied
                  ? { message: t('preferences.feed.copied'), tone: 'ok' }
                  : { message: t('wechat.notCopied'), tone: 'danger' },
              ),
            )
          }
        >
          {t('preferences.feed.copy')}
        </Button>
      </div>
    </div>
  );
}
