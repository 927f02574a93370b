import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@brug/contracts/sequences';
import { isTemplateVariable } from '@brug/domain/templates';
import type { TemplateVariable } from '@brug/domain/templates';
import { hasCode } from '../../../shared/api/api-error.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import type { RowPage } from '../../../shared/records/use-endless.js';
import { changeRun, skipStep } from './api/change-run.js';
import type { RunChange } from './api/change-run.js';
import { runsOfLeadQuery } from './api/runs-of-lead.query.js';

/** A run that cannot go on before somebody gives these. */
export interface NeededValues {
  readonly run: Enrolment;
  readonly variables: readonly TemplateVariable[];
}

export type RunActions = ReturnType<typeof useRunActions>;

type Runs = InfiniteData<RowPage<Enrolment>>;
type Step = Enrolment['steps'][number];

const stateAfter = { pause: 'paused', resume: 'running', stop: 'stopped' } as const;

/**
 * Pausing, resuming, stopping and leaving a step out of the runs of a lead. A run shows its new state at once and goes back to what it
 * was when it is refused; when somebody else was first, it is shown as it is now.
 */
export function useRunActions(leadId: string) {
  const { t } = useTranslation('runs');
  const localised = useLocalised();
  const client = useQueryClient();
  const [needed, setNeeded] = useState<NeededValues | null>(null);
  const { queryKey } = runsOfLeadQuery(leadId);

  const change = useMutation({
    meta: { quiet: true },
    mutationFn: ({ run, change: wanted }: { readonly run: Enrolment; readonly change: RunChange }) =>
      changeRun(run, wanted),
    onMutate: async ({ run, change: wanted }) => {
      await client.cancelQueries({ queryKey });
      put({ ...run, state: stateAfter[wanted.do] });
    },
    onSuccess: (changed, { change: wanted }) => {
      put(changed);
      setNeeded(null);
      notify({ message: t(`did.${wanted.do}`, { sequence: localised(changed.sequence.names) }), tone: 'ok' });
    },
    onError: (error, { run }) => {
      put(run);
      const variables = hasCode(error, 'template.faulty') ? error.fields.map(({ path }) => variableAt(path)) : [];
      if (variables.length > 0) setNeeded({ run, variables: variables.filter((name) => name !== undefined) });
      else refused(error);
    },
    onSettled: refresh,
  });
  const skip = useMutation({
    meta: { quiet: true },
    mutationFn: ({ step }: { readonly run: Enrolment; readonly step: Step }) => skipStep(step),
    onMutate: async ({ run, step }) => {
      await client.cancelQueries({ queryKey });
      const steps = run.steps.map((one) => (one === step ? { ...one, state: 'skipped' as const } : one));
      put({ ...run, steps });
    },
    onSuccess: (_, { step }) => notify({ message: t('did.skip', { title: step.title }), tone: 'ok' }),
    onError: (error, { run }) => {
      put(run);
      refused(error);
    },
    onSettled: refresh,
  });

  return {
    busy: change.isPending || skip.isPending,
    change: (run: Enrolment, wanted: RunChange) => change.mutate({ run, change: wanted }),
    /** Lets a run go on, once what it waits for was given. */
    resume: (run: Enrolment) => {
      if (run.missing.length > 0) setNeeded({ run, variables: run.missing });
      else change.mutate({ run, change: { do: 'resume', values: {} } });
    },
    skip: (run: Enrolment, step: Step) => skip.mutate({ run, step }),
    /** A run that was to go on, and what it waits for. */
    needed,
    forget: () => setNeeded(null),
  };

  function put(run: Enrolment) {
    client.setQueryData<Runs>(
      queryKey,
      (runs) =>
        runs && {
          ...runs,
          pages: runs.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === run.id ? run : one)),
          })),
        },
    );
  }

  function refused(error: unknown) {
    if (hasCode(error, 'version.conflict')) notify({ message: t('did.conflict'), tone: 'danger' });
    else showProblem(error);
  }

  function refresh() {
    refreshRuns(client, leadId);
  }
}

/** Asks again for what a run of a lead changes. */
export function refreshRuns(client: ReturnType<typeof useQueryClient>, leadId: string): void {
  for (const queryKey of [
    runsOfLeadQuery(leadId).queryKey,
    ['leads', 'follow-ups', leadId],
    ['leads', 'one', leadId],
    ['leads', 'board'],
    ['today'],
    ['sequences'],
  ]) {
    void client.invalidateQueries({ queryKey });
  }
}

/** The variable a refused value is for: the server names it `body.values.mission.name`. */
function variableAt(path: string): TemplateVariable | undefined {
  const name = path.replace(/^body\.values\./u, '');
  return isTemplateVariable(name) ? name : undefined;
}
