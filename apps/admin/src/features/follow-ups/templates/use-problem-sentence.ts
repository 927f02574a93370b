import { useTranslation } from 'react-i18next';
import type { TemplateProblemDto } from '@brug/contracts/sequences';
import { isTemplateVariable } from '@brug/domain/templates';

/** The sentence for what keeps a text from being sent. */
export function useProblemSentence(): (problem: TemplateProblemDto) => string {
  const { t } = useTranslation('templates');
  return ({ kind, name }) => {
    if (kind === 'missing' && isTemplateVariable(name)) return t('problems.missing', { name: t(`variable.${name}`) });
    if (kind === 'malformed' && name === 'subject') return t('problems.noSubject');
    return t(kind === 'unknown' ? 'problems.unknown' : 'problems.malformed', { name });
  };
}
