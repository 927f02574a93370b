import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { EmptyState } from '../../../../shared/components/empty-state.js';
import { notify } from '../../../../shared/components/notify.js';
import { StepTexts } from '../step/step-texts.js';
import type { Sample } from '../plan/sample.js';
import { addStep, duplicateStep, inOrder, insertStep, moveStep, removeStep, withStep } from './draft.js';
import type { DraftProblem, SequenceDraft } from './draft.js';
import { DraftProblems, useProblemSentence } from './draft-problems.js';
import { SettingsForm } from './settings-form.js';
import { StepForm } from './step-form.js';
import { StepList } from './step-list.js';
import styles from './edit.module.css';

interface SequenceEditorProps {
  readonly draft: SequenceDraft;
  readonly onChange: (change: (draft: SequenceDraft) => SequenceDraft) => void;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
  readonly sample: Sample;
  readonly templates: Sequence['templates'];
  /** What is wrong, as far as it is to be shown. */
  readonly problems: readonly DraftProblem[];
  /** Keys of steps of earlier versions: they are not given again. */
  readonly usedKeys: readonly string[];
}

/** The form below the line: its parts at the left, the one that is looked at beside them, and what it says filled in below. */
export function SequenceEditor(props: SequenceEditorProps) {
  const { draft, onChange, selected, onSelect, sample, templates, problems, usedKeys } = props;
  const { t } = useTranslation('sequences');
  const sentence = useProblemSentence();
  const { steps } = draft.definition;
  const index = steps.findIndex(({ key }) => key === selected);
  const step = steps[index];
  const stepsProblem = problems.find(({ path }) => path === 'definition.steps');
  return (
    <DraftProblems value={problems}>
      <div className={styles['editor']}>
        <StepList
          steps={steps}
          selected={step?.key ?? null}
          onSelect={onSelect}
          problems={problems}
          onMove={(key, by) => onChange((before) => moveStep(before, key, by))}
          onDuplicate={(key) => show(duplicateStep(draft, key, usedKeys))}
          onRemove={remove}
          onAdd={(kind) => show(addStep(draft, kind, usedKeys))}
        />
        <div className={styles['main']}>
          {step ? (
            <StepForm
              step={step}
              index={index}
              templates={templates}
              onChange={(changed) => onChange((before) => withStep(before, step.key, changed))}
              onPutInOrder={() => onChange(inOrder)}
            />
          ) : (
            <SettingsForm draft={draft} onChange={(changed) => onChange(() => changed)} />
          )}
          {step && <StepTexts step={step} sample={sample} templates={templates} />}
          {stepsProblem && <p className="is-danger">{sentence(stepsProblem)}</p>}
          {steps.length === 0 && <EmptyState icon="sequence" title={t('edit.noSteps')} text={t('edit.noStepsText')} />}
        </div>
      </div>
    </DraftProblems>
  );

  /** Takes a draft over and opens the step that is new in it. */
  function show(changed: SequenceDraft) {
    const added = changed.definition.steps.find(({ key }) => steps.every((known) => known.key !== key));
    onChange(() => changed);
    if (added) onSelect(added.key);
  }

  function remove(key: string) {
    const at = steps.findIndex((known) => known.key === key);
    const removed = steps[at];
    if (!removed) return;
    onChange((before) => removeStep(before, key));
    onSelect((steps[at + 1] ?? steps[at - 1])?.key ?? null);
    notify({
      message: t('edit.removed', { number: at + 1 }),
      undo: () => onChange((before) => insertStep(before, removed, at)),
    });
  }
}
