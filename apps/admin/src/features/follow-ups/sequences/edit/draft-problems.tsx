import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_DELAY, MAX_STEPS } from '@brug/domain/sequences';
import { languages } from '../../../../shared/i18n/languages.js';
import type { DraftProblem } from './draft.js';

/** What is wrong with the draft, as far as it is to be shown: what is merely not filled in yet is told when somebody saves. */
const Context = createContext<readonly DraftProblem[]>([]);

export const DraftProblems = Context.Provider;

/** The sentence for what is wrong at a place of the draft, or undefined. */
export function useProblemAt(): (path: string) => string | undefined {
  const problems = useContext(Context);
  const sentence = useProblemSentence();
  return (path) => {
    const problem = problems.find((known) => known.path === path);
    return problem && sentence(problem);
  };
}

/** A problem in words. Where the server objects to something that we do not, its field is named. */
export function useProblemSentence(): (problem: DraftProblem) => string {
  const { t } = useTranslation('sequences');
  return ({ path, code }) => {
    const language = languages.find((known) => path.endsWith(`.${known.code}`))?.name ?? '';
    if (code === 'out-of-range') return t('problem.outOfRange', { most: MAX_DELAY });
    if (code === 'out-of-order') return t('problem.outOfOrder');
    if (code === 'faulty' || code.startsWith('template.')) return t('problem.faulty');
    if (code === 'too_small' && path.endsWith('steps')) return t('problem.noSteps');
    if (code === 'too_big' && path.endsWith('steps')) return t('problem.tooManySteps', { most: MAX_STEPS });
    if (path.endsWith('stopConditions')) return t('problem.stops');
    if (path.endsWith('stageKey') && code === 'unknown') return t('problem.stage');
    if (path.endsWith('templateKey')) return t('problem.template');
    if (code === 'required') return language === '' ? t('problem.required') : t('problem.requiredIn', { language });
    return t('problem.other');
  };
}
