import { Textarea, TextInput } from '@mantine/core';
import type { LocalisedText } from '@brug/contracts/http';
import { languages } from '../../../../shared/i18n/languages.js';
import { useProblemAt } from './draft-problems.js';
import styles from './edit.module.css';

interface LocalisedFieldsProps {
  readonly label: string;
  /** Where its problems are told: the path of the three texts. */
  readonly path: string;
  readonly value: LocalisedText;
  readonly onChange: (value: LocalisedText) => void;
  readonly maxLength: number;
  readonly multiline?: boolean;
}

/** One text in three languages beside each other. */
export function LocalisedFields({ label, path, value, onChange, maxLength, multiline = false }: LocalisedFieldsProps) {
  const problemAt = useProblemAt();
  return (
    <fieldset className={styles['localised']}>
      <legend className="sr-only">{label}</legend>
      {languages.map(({ code, name, tag }) => {
        const shared = {
          label: (
            <>
              {label} ·{' '}
              <span lang={tag} className="muted">
                {name}
              </span>
            </>
          ),
          lang: tag,
          value: value[code],
          maxLength,
          error: problemAt(`${path}.${code}`),
          'data-path': `${path}.${code}`,
          onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
            onChange({ ...value, [code]: currentTarget.value }),
        };
        return multiline ? (
          <Textarea key={code} {...shared} autosize minRows={2} maxRows={10} />
        ) : (
          <TextInput key={code} {...shared} />
        );
      })}
    </fieldset>
  );
}
