import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendingPause } from '@brug/contracts/overview';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { api } from '../../../shared/api/api.js';
import { sendingStatusQuery } from '../../../shared/reference/sending-status.query.js';
import { useMay } from '../../../shared/session/session.js';
import { PauseDialog, type PauseAnswers } from './pause-dialog.js';
import styles from './overview.module.css';

/** Whether automatic messages go; administrators hold them and let them go here. */
export function PauseSection() {
  const { t } = useTranslation('overview');
  const mayPause = useMay('settings.update');
  const { data } = useQuery(sendingStatusQuery);
  const [asking, setAsking] = useState(false);
  const { pause, resume, busy } = usePause(() => setAsking(false));
  if (data === undefined) return null;
  const current = data.pause;
  const paused = current.level !== null;
  return (
    <Section title={t('pause.title')}>
      {paused ? <Paused pause={current} /> : <p className="muted">{t('pause.running')}</p>}
      {mayPause && (
        <div className={styles['acts']}>
          {paused && (
            <Button variant="primary" icon="send" busy={busy} onClick={() => resume(current)}>
              {t('pause.resume')}
            </Button>
          )}
          <Button icon={paused ? 'edit' : 'pause'} disabled={busy} onClick={() => setAsking(true)}>
            {t(paused ? 'pause.change' : 'pause.button')}
          </Button>
        </div>
      )}
      {asking && (
        <PauseDialog
          pause={current}
          busy={busy}
          onPause={(answers) => pause(current, answers)}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function Paused({ pause: { level, reason, pausedBy, pausedAt } }: { readonly pause: SendingPause }) {
  const { t } = useTranslation('overview');
  if (level === null) return null;
  return (
    <div className={styles['paused']}>
      <Chip tone="warn" icon="pause">
        {t(`pause.level.${level}`)}
      </Chip>
      <p>
        <AnyScript>{reason ?? ''}</AnyScript>
      </p>
      <p className="muted t12">
        {pausedBy?.name} {pausedAt !== null && <DateText on={pausedAt} look="relative" />}{' '}
        {pausedAt !== null && <LocalTimes at={pausedAt} />}
      </p>
      <p className="muted t12">{t(`pause.explain.${level}`)}</p>
    </div>
  );
}

function usePause(onPaused: () => void) {
  const { t } = useTranslation('overview');
  const client = useQueryClient();
  const settle = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: sendingStatusQuery.queryKey }),
      client.invalidateQueries({ queryKey: ['administration'] }),
    ]);
  const pausing = useMutation({
    mutationFn: ({ version, answers }: { version: number; answers: PauseAnswers }) =>
      api('POST /administration/follow-ups/pause', { body: { version, ...answers } }),
    onSuccess: () => {
      onPaused();
      notify({ message: t('pause.did') });
    },
    onError: showProblem,
    onSettled: settle,
  });
  const resuming = useMutation({
    mutationFn: (version: number) => api('POST /administration/follow-ups/resume', { body: { version } }),
    onSuccess: () => notify({ message: t('pause.resumed') }),
    onError: showProblem,
    onSettled: settle,
  });
  return {
    busy: pausing.isPending || resuming.isPending,
    pause: ({ version }: SendingPause, answers: PauseAnswers) => pausing.mutate({ version, answers }),
    resume: ({ version }: SendingPause) => resuming.mutate(version),
  };
}
