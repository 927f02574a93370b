import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TASK_KINDS } from '@brug/domain/follow-ups';
import { STEP_FACTS, STEP_RECIPIENTS } from '@brug/domain/sequences';
import type { StepFact } from '@brug/domain/sequences';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { Segmented } from '../../../../shared/components/segmented.js';
import { useLineWords } from '../line/line-words.js';
import { asKind } from './draft.js';
import type { Step, TaskStep } from './draft.js';
import { DelayField } from './delay-field.js';
import { useProblemAt } from './draft-problems.js';
import { LocalisedFields } from './localised-fields.js';
import { TemplateField } from './template-field.js';
import styles from './edit.module.css';

interface StepFormProps {
  readonly step: Step;
  readonly index: number;
  readonly templates: Sequence['templates'];
  readonly onChange: (step: Step) => void;
  /** Puts all steps in the order of their delays. */
  readonly onPutInOrder: () => void;
}

const calendars = ['BE', 'CN', 'both', 'recipient'] as const;
const conditions = ['always', ...STEP_FACTS.flatMap((fact) => [`${fact}.no`, `${fact}.yes`] as const)] as const;
const noText = { nl: '', en: '', zh: '' };

/** Everything of one step. What is changed shows on the line at once. */
export function StepForm({ step, index, templates, onChange, onPutInOrder }: StepFormProps) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const problemAt = useProblemAt();
  const path = `definition.steps.${index}`;
  const delayProblem = problemAt(`${path}.delayWorkingDays`);
  const change = (changes: Partial<Step>) => onChange({ ...step, ...changes } as Step);
  return (
    <div className={styles['form']}>
      <div className={styles['formHead']}>
        <h2>{t('step.numbered', { number: index + 1, kind: t(`kind.${step.kind}`) })}</h2>
        <Segmented
          label={t('edit.kind')}
          segments={[
            { value: 'message', label: t('kind.message'), icon: 'mail' },
            { value: 'task', label: t('kind.task'), icon: 'task' },
          ]}
          value={step.kind}
          onChange={(kind) => onChange(asKind(step, kind))}
        />
      </div>
      <LocalisedFields
        label={t('edit.name')}
        path={`${path}.names`}
        value={step.names}
        maxLength={120}
        onChange={(names) => change({ names })}
      />
      <div className={styles['fields']}>
        <DelayField
          key={step.key}
          label={t('edit.delay')}
          path={`${path}.delayWorkingDays`}
          value={step.delayWorkingDays}
          error={delayProblem}
          onChange={(delayWorkingDays) => change({ delayWorkingDays })}
        />
        <Select
          label={t('edit.calendar')}
          allowDeselect={false}
          data={calendars.map((value) => ({ value, label: t(`calendar.${value}`) }))}
          value={step.calendar}
          onChange={(value) => change({ calendar: calendars.find((known) => known === value) ?? step.calendar })}
        />
        <Select
          label={t('edit.recipient')}
          allowDeselect={false}
          data={STEP_RECIPIENTS.map((value) => ({ value, label: t(`recipient.${value}`) }))}
          value={step.recipient}
          onChange={(value) => change({ recipient: value === 'counterpart' ? 'counterpart' : 'principal' })}
        />
        <Select
          label={t('edit.condition')}
          allowDeselect={false}
          data={conditions.map((value) => ({ value, label: words.conditionOf(conditionOf(value)) }))}
          value={step.condition ? `${step.condition.fact}.${step.condition.is ? 'yes' : 'no'}` : 'always'}
          onChange={(value) => change({ condition: conditionOf(value ?? 'always') })}
        />
      </div>
      {delayProblem !== undefined && (
        <Button size="sm" icon="group" onClick={onPutInOrder}>
          {t('edit.putInOrder')}
        </Button>
      )}
      {step.kind === 'message' ? (
        <TemplateField step={step} path={`${path}.templateKey`} templates={templates} onChange={onChange} />
      ) : (
        <TaskFields step={step} path={path} onChange={onChange} />
      )}
    </div>
  );
}

interface TaskFieldsProps {
  readonly step: TaskStep;
  readonly path: string;
  readonly onChange: (step: TaskStep) => void;
}

function TaskFields({ step, path, onChange }: TaskFieldsProps) {
  const { t } = useTranslation('sequences');
  const problemAt = useProblemAt();
  return (
    <>
      <Select
        className={styles['short'] ?? ''}
        label={t('edit.taskKind')}
        allowDeselect={false}
        data={TASK_KINDS.map((value) => ({ value, label: t(`taskKind.${value}`) }))}
        value={step.taskKind}
        onChange={(value) =>
          onChange({ ...step, taskKind: TASK_KINDS.find((kind) => kind === value) ?? step.taskKind })
        }
      />
      <LocalisedFields
        label={t('edit.title')}
        path={`${path}.titles`}
        value={step.titles}
        maxLength={300}
        onChange={(titles) => onChange({ ...step, titles })}
      />
      <LocalisedFields
        label={t('edit.hint')}
        path={`${path}.hints`}
        value={step.hints ?? noText}
        maxLength={1000}
        multiline
        onChange={(hints) => {
          const isEmpty = Object.values(hints).every((text) => text.trim() === '');
          onChange({ ...step, hints: isEmpty ? null : hints });
        }}
      />
      {(step.taskKind === 'wechat' || step.copyText !== null) && (
        <Textarea
          label={t('edit.copyText')}
          description={t('edit.copyTextHelp')}
          lang="zh-Hans"
          autosize
          minRows={3}
          maxRows={12}
          maxLength={2000}
          value={step.copyText ?? ''}
          error={problemAt(`${path}.copyText`)}
          data-path={`${path}.copyText`}
          onChange={({ currentTarget }) =>
            onChange({ ...step, copyText: currentTarget.value === '' ? null : currentTarget.value })
          }
        />
      )}
      <p className="muted t12">{t('edit.variablesHelp', { open: '{{', close: '}}' })}</p>
    </>
  );
}

function conditionOf(choice: string): Step['condition'] {
  const [fact, is] = choice.split('.');
  const found: StepFact | undefined = STEP_FACTS.find((known) => known === fact);
  return found === undefined ? null : { fact: found, is: is === 'yes' };
}
