import { useTranslation } from 'react-i18next';
import type { Lead, StageView } from '@brug/contracts/leads';
import { TIME_ZONES } from '@brug/domain/calendars';
import { Icon } from '../../../shared/components/icon.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { stepsOf } from './steps.js';
import type { Step } from './steps.js';
import styles from './stepper.module.css';

interface StageStepperProps {
  readonly lead: Lead;
  readonly stages: readonly StageView[];
  /** How many fields the next stage still asks for. */
  readonly missingForNext: number;
  readonly onPick: (stage: StageView) => void;
}

/** Where the lead is on its way, when it came to each stage and how long it stayed. A step is a way to move there. */
export function StageStepper({ lead, stages, missingForNext, onPick }: StageStepperProps) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const steps = stepsOf(lead, stages);
  const at = steps.findIndex(({ state }) => state === 'current');
  const current = steps[at];
  return (
    <nav aria-label={t('stepper.label')}>
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          <li
            key={step.stage.id}
            className={styles['step']}
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <button
              type="button"
              disabled={!lead.may.move || step.state === 'current'}
              title={step.state === 'current' ? undefined : t('move.to', { stage: localised(step.stage.names) })}
              onClick={() => onPick(step.stage)}
            >
              <b className="truncate">
                {index === at + 1 && missingForNext > 0 && <Icon name="lock" size="xs" />}
                {localised(step.stage.names)}
              </b>
              <span>
                <StepNote step={step} missing={index === at + 1 ? missingForNext : 0} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {current && (
        <p className={styles['phone']} style={{ paddingLeft: `${Math.min(50, (at / steps.length) * 100)}%` }}>
          <b>{localised(current.stage.names)}</b>{' '}
          {t('stepper.place', { position: at + 1, of: steps.length - 1, count: current.days ?? 0 })}
        </p>
      )}
    </nav>
  );
}

function StepNote({ step, missing }: { readonly step: Step; readonly missing: number }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  if (step.enteredAt !== null) {
    return (
      <>
        {format.dayOfMonth(format.dayIn(step.enteredAt, TIME_ZONES.BE))} · {t('card.days', { count: step.days ?? 0 })}
      </>
    );
  }
  if (missing > 0) return t('stepper.needs', { count: missing });
  return step.stage.category === 'open' ? format.basisPoints(step.stage.probabilityBp) : ' ';
}
