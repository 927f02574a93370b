import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import type { GivenValues } from './api/change-run.js';
import { filledValues, GivenValuesFields } from './given-values.js';
import type { NeededValues, RunActions } from './use-run-actions.js';

interface ResumeDialogProps {
  readonly needed: NeededValues;
  readonly actions: RunActions;
}

/** Asks for what a run waits for, and lets it go on. */
export function ResumeDialog({ needed: { run, variables }, actions }: ResumeDialogProps) {
  const { t } = useTranslation(['runs', 'common']);
  const localised = useLocalised();
  const [values, setValues] = useState<GivenValues>({});
  const filled = filledValues(values);
  const isComplete = variables.every((name) => filled[name] !== undefined);
  return (
    <Dialog opened onClose={actions.forget} title={t('resume.title', { sequence: localised(run.sequence.names) })}>
      <form
        className="col"
        style={{ gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) actions.change(run, { do: 'resume', values: filled });
        }}
      >
        <p className="muted">{t('resume.text')}</p>
        <GivenValuesFields variables={variables} values={values} onChange={setValues} />
        <div className="row">
          <Button type="submit" variant="primary" disabled={!isComplete} busy={actions.busy}>
            {t('action.resume')}
          </Button>
          <Button variant="ghost" onClick={actions.forget}>
            {t('common:action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
