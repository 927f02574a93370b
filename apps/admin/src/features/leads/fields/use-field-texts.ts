import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '@brug/domain/fields';

/** What fields, their choices and units are called in the language of the screen. */
export interface FieldTexts {
  readonly label: (key: string) => string;
  readonly choice: (key: string, choice: string) => string;
  /** A figure with its unit: `48 jobs`, `24,000 m²`. */
  readonly unit: (unit: NonNullable<FieldDefinition['unit']>, count: number, figure: string) => string;
}

export function useFieldTexts(): FieldTexts {
  const { t } = useTranslation('leads');
  // The registry is data, so its keys are known only when it runs; a test holds every key against the texts.
  const say = t as unknown as (key: string, values?: Record<string, unknown>) => string;
  return {
    label: (key) => say(`field.${key.replace('.', '-')}`),
    choice: (key, choice) => say(`choice.${choicesName(key)}.${choice}`),
    unit: (unit, count, figure) => say(`unit.${unit.replace('/', '-per-')}`, { count, figure }),
  };
}

/** Fields that share one list of choices. */
export function choicesName(key: string): string {
  return key === 'project.kind' ? 'projectKind' : key;
}
