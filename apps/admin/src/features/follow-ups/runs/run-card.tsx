import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@brug/contracts/sequences';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import type { Tone } from '../../../shared/components/chip.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useEndReason } from '../../../shared/records/use-end-reason.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { RunSteps } from './run-steps.js';
import { isLeft } from './step-states.js';
import type { RunActions } from './use-run-actions.js';
import styles from './runs.module.css';

interface RunCardProps {
  readonly run: Enrolment;
  readonly actions: RunActions;
}

const tones: Readonly<Record<Enrolment['state'], Tone>> = {
  running: 'ok',
  paused: 'warn',
  finished: 'neutral',
  stopped: 'neutral',
};

/** One run: where it stands, what comes next, all its steps; and what one can do with it. */
export function RunCard({ run, actions }: RunCardProps) {
  const { t } = useTranslation(['runs', 'templates']);
  const localised = useLocalised();
  const format = useFormat();
  const endReason = useEndReason();
  const stepsId = useId();
  const { sequence, state, steps } = run;
  const isUnderWay = state === 'running' || state === 'paused';
  const [isOpen, setOpen] = useState(isUnderWay);
  const [isStopping, setStopping] = useState(false);
  const name = localised(sequence.names);
  const left = steps.filter(isLeft);
  const next = state === 'running' ? left[0] : undefined;
  const since = format.dayOfMonth(format.dayIn(run.startedAt, TIME_ZONES.BE));
  const told = [
    ...(state === 'paused' ? [t('run.held')] : []),
    ...(run.endReason === null ? [] : [endReason(run.endReason)]),
    run.startedBy === null
      ? t('run.startedByTrigger', { date: since })
      : t('run.startedBy', { date: since, name: run.startedBy.name }),
    ...(run.repliedAt !== null && run.endReason !== 'reply' ? [t('run.replied')] : []),
  ];
  return (
    <li className={styles['run']} data-state={state}>
      <div className={styles['head']}>
        <Link to="/follow-ups/sequences/$sequenceId" params={{ sequenceId: sequence.id }} className={styles['name']}>
          {name}
        </Link>
        <span className="faint t12 num">{t('run.version', { number: sequence.number })}</span>
        <Chip tone={tones[state]} icon={state === 'paused' ? 'pause' : undefined}>
          {t(`state.${state}`)}
        </Chip>
        {isUnderWay && run.may.change && (
          <span className={styles['acts']}>
            {state === 'running' ? (
              <IconButton
                size="sm"
                icon="pause"
                label={t('action.pauseOf', { sequence: name })}
                disabled={actions.busy}
                onClick={() => actions.change(run, { do: 'pause' })}
              />
            ) : (
              <IconButton
                size="sm"
                icon="right"
                label={t('action.resumeOf', { sequence: name })}
                disabled={actions.busy}
                onClick={() => actions.resume(run)}
              />
            )}
            <IconButton
              size="sm"
              icon="close"
              label={t('action.stopOf', { sequence: name })}
              disabled={actions.busy}
              onClick={() => setStopping(true)}
            />
          </span>
        )}
      </div>
      {next && (
        <p className={styles['next']}>
          <span className="muted">{t('run.next')}</span> <AnyScript>{next.title}</AnyScript>{' '}
          <span className="nowrap">
            <DateText on={next.dueAt} look="relative" /> <LocalTimes at={next.dueAt} />
          </span>
        </p>
      )}
      {state === 'paused' && run.missing.length > 0 && (
        <p className="is-warn t12">
          {t('enrol.needs', { names: run.missing.map((name) => t(`templates:variable.${name}`)).join(', ') })}
        </p>
      )}
      <p className="muted t12">{told.join(' · ')}</p>
      <Button
        variant="ghost"
        size="sm"
        icon={isOpen ? 'down' : 'right'}
        aria-expanded={isOpen}
        aria-controls={stepsId}
        className={styles['toggle']}
        onClick={() => setOpen(!isOpen)}
      >
        {t('run.steps', { count: steps.length, left: left.length })}
        <span className="sr-only">, {name}</span>
      </Button>
      <div id={stepsId}>{isOpen && <RunSteps run={run} actions={actions} />}</div>
      {isStopping && (
        <ConfirmDialog
          title={t('stop.title', { sequence: name })}
          text={t('stop.text', { count: left.length })}
          action={t('action.stop')}
          onConfirm={() => actions.change(run, { do: 'stop' })}
          onClose={() => setStopping(false)}
        />
      )}
    </li>
  );
}
