import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateVariable } from '@brug/domain/templates';
import type { GivenValues } from './api/change-run.js';
import styles from './given-values.module.css';

interface GivenValuesFieldsProps {
  readonly variables: readonly TemplateVariable[];
  readonly values: GivenValues;
  readonly onChange: (values: GivenValues) => void;
}

/** What may have several lines. */
const lists: ReadonlySet<TemplateVariable> = new Set(['meeting.nextSteps', 'project.announced', 'owner.signature']);

/** Asks for what the texts of a sequence name and no record holds. */
export function GivenValuesFields({ variables, values, onChange }: GivenValuesFieldsProps) {
  const { t } = useTranslation('templates');
  return (
    <div className={styles['fields']}>
      {variables.map((variable) => {
        const common = {
          label: t(`variable.${variable}`),
          required: true,
          value: values[variable] ?? '',
          onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
            onChange({ ...values, [variable]: currentTarget.value }),
        };
        return lists.has(variable) ? (
          <Textarea key={variable} {...common} autosize minRows={2} maxRows={6} maxLength={2000} />
        ) : (
          <TextInput key={variable} {...common} maxLength={500} />
        );
      })}
    </div>
  );
}

/** Those that say something: the API takes no empty ones. */
export function filledValues(values: GivenValues): GivenValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
