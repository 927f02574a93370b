import { useEffect, useId } from 'react';
import type { Ref } from 'react';
import { loadChineseFont } from '../../../shared/i18n/chinese-font.js';
import { markedParts } from './marked-text.js';
import styles from './template-text.module.css';

interface TemplateTextProps {
  /** What stands above it; `label` says it with the language, for those who do not see the columns. */
  readonly caption: string;
  readonly label: string;
  /** BCP 47 tag of what is written. */
  readonly lang: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  /** A subject is one line, however long it is. */
  readonly singleLine?: boolean;
  readonly readOnly: boolean;
  readonly invalid: boolean;
  /** Id of what says what is wrong. */
  readonly describedBy: string;
  readonly onFocus: () => void;
  readonly ref: Ref<HTMLTextAreaElement>;
}

/** A text with its variables and conditions marked as one types: the marks lie behind a plain text area, letter under letter. */
export function TemplateText({
  label,
  lang,
  value,
  onChange,
  singleLine = false,
  invalid,
  ...rest
}: TemplateTextProps) {
  const { caption, describedBy, readOnly, maxLength, onFocus, ref } = rest;
  const id = useId();
  useEffect(() => {
    if (lang.startsWith('zh')) loadChineseFont();
  }, [lang]);
  return (
    <div>
      <label htmlFor={id} className={styles['caption']}>
        {caption}
      </label>
      <div
        className={styles['field']}
        data-invalid={invalid || undefined}
        data-read-only={readOnly || undefined}
        lang={lang}
      >
        <div className={styles['marks']} aria-hidden="true">
          {markedParts(value).map(({ text, look }, index) => (
            // The position is what tells parts of a text apart.
            // eslint-disable-next-line react/no-array-index-key
            <span key={index} data-look={look}>
              {text}
            </span>
          ))}
          {/* A last empty line has height only with something on it. */}
          {'\u200B'}
        </div>
        <textarea
          id={id}
          ref={ref}
          className={styles['input']}
          aria-label={label}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          spellCheck
          rows={1}
          readOnly={readOnly}
          maxLength={maxLength}
          value={value}
          onFocus={onFocus}
          onChange={({ currentTarget }) =>
            onChange(singleLine ? currentTarget.value.replaceAll(/\s*\n\s*/gu, ' ') : currentTarget.value)
          }
          onKeyDown={(event) => {
            if (singleLine && event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
      </div>
    </div>
  );
}
