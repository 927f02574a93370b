import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@brug/contracts/sequences';
import { AnyScript } from '../../../shared/components/any-script.js';
import { IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import type { Tone } from '../../../shared/components/chip.js';
import { Icon } from '../../../shared/components/icon.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useEndReason } from '../../../shared/records/use-end-reason.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { mayBeSkipped } from './step-states.js';
import type { RunActions } from './use-run-actions.js';
import styles from './runs.module.css';

type Step = Enrolment['steps'][number];

interface RunStepsProps {
  readonly run: Enrolment;
  readonly actions: RunActions;
}

/** The steps of a run with their days on both clocks and what became of them. */
export function RunSteps({ run, actions }: RunStepsProps) {
  const { t } = useTranslation('runs');
  const localised = useLocalised();
  const [skipping, setSkipping] = useState<Step | null>(null);
  const isUnderWay = run.state === 'running' || run.state === 'paused';
  return (
    <ol className={styles['steps']} aria-label={t('run.showSteps', { sequence: localised(run.sequence.names) })}>
      {run.steps.map((step) => (
        <li key={step.followUpId} className={styles['step']} data-state={step.state}>
          <Icon name={step.kind === 'message' ? 'mail' : 'task'} size="sm" label={t(`enrol.${step.kind}`)} />
          <AnyScript className={styles['stepTitle']}>{step.title}</AnyScript>
          {isUnderWay && run.may.change && mayBeSkipped(step) && (
            <IconButton
              size="sm"
              icon="close"
              label={t('action.skipOf', { title: step.title })}
              disabled={actions.busy}
              onClick={() => setSkipping(step)}
            />
          )}
          <span className={styles['stepMeta']}>
            <DateText on={step.dueAt} look="relative" /> <LocalTimes at={step.dueAt} />
            <StepState step={step} run={run} />
          </span>
        </li>
      ))}
      {skipping && (
        <ConfirmDialog
          title={t('skip.title', { title: skipping.title })}
          text={t('skip.text')}
          action={t('action.skip')}
          onConfirm={() => actions.skip(run, skipping)}
          onClose={() => setSkipping(null)}
        />
      )}
    </ol>
  );
}

interface StepStateProps {
  readonly step: Step;
  readonly run: Enrolment;
}

/** What became of a step, and why where the end of its run does not say it already. */
function StepState({ step: { state, provisional, endReason }, run }: StepStateProps) {
  const { t } = useTranslation('runs');
  const reasonText = useEndReason();
  if (state === 'planned') {
    return provisional ? (
      <Chip tone="warn" icon="question" title={t('step.provisionalHint')}>
        {t('step.provisional')}
      </Chip>
    ) : null;
  }
  return (
    <>
      <Chip tone={toneOf(state)} icon={state === 'uncertain' ? 'question' : undefined}>
        {t(`step.${state}`)}
      </Chip>
      {endReason !== null && endReason !== run.endReason && <span>{reasonText(endReason)}</span>}
    </>
  );
}

function toneOf(state: Step['state']): Tone {
  if (state === 'sent' || state === 'done') return 'ok';
  if (state === 'failed' || state === 'dead') return 'danger';
  return state === 'uncertain' ? 'unsure' : 'neutral';
}
