import { useTranslation } from 'react-i18next';
import { isTemplateVariable } from '@brug/domain/templates';

/** What a variable is called in the language of the screen; one there is none of is called as it is written. */
export function useVariableName(): (variable: string) => string {
  const { t } = useTranslation('templates');
  return (variable) => (isTemplateVariable(variable) ? t(`variable.${variable}`) : variable);
}
