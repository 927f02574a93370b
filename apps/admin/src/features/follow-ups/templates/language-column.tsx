import { TextInput } from '@mantine/core';
import { useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Language } from '@brug/contracts/http';
import type { TemplateVariable } from '@brug/domain/templates';
import { Chip } from '../../../shared/components/chip.js';
import { languages } from '../../../shared/i18n/languages.js';
import { InsertMenu } from './insert-menu.js';
import { inserted } from './insertion.js';
import type { InsertionKind } from './insertion.js';
import { emptyParts, faultsIn, variablesOnlyElsewhere } from './template-texts.js';
import type { TemplateTexts, TextPath } from './template-texts.js';
import { TemplateText } from './template-text.js';
import { useProblemSentence } from './use-problem-sentence.js';
import styles from './template-page.module.css';

interface LanguageColumnProps {
  readonly language: Language;
  readonly texts: TemplateTexts;
  readonly readOnly: boolean;
  readonly onChange: (path: TextPath, text: string) => void;
  /** Somebody writes here: the preview follows. */
  readonly onFocus: () => void;
}

/** A template in one language: name, subject and text, with what may be inserted and what is wrong, as one types. */
export function LanguageColumn({ language, texts, readOnly, onChange, onFocus }: LanguageColumnProps) {
  const { t } = useTranslation('templates');
  const sentence = useProblemSentence();
  const problemsId = useId();
  const subject = useRef<HTMLTextAreaElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const written = useRef<'subjects' | 'bodies' | null>(null);
  const name = t(`language.${language}`);
  const own = languages.find(({ code }) => code === language);
  const faults = faultsIn(texts, language);
  const empty = emptyParts(texts, language);
  const forgotten = variablesOnlyElsewhere(texts, language);
  const count = faults.subjects.length + faults.bodies.length + empty.length;
  const fieldNames = { names: t('field.name'), subjects: t('field.subject'), bodies: t('field.body') };

  const insert = (kind: InsertionKind, variable: TemplateVariable) => {
    const part = written.current ?? 'bodies';
    const field = part === 'subjects' ? subject.current : body.current;
    if (!field) return;
    const whole = field.value.length;
    // Where nobody has been yet, it goes to the end.
    const at =
      written.current === null
        ? { start: whole, end: whole }
        : { start: field.selectionStart, end: field.selectionEnd };
    const next = inserted(field.value, at, kind, variable);
    flushSync(() => onChange(`${part}.${language}`, next.text));
    field.focus();
    field.setSelectionRange(next.cursor, next.cursor);
  };
  const focus = (part: 'subjects' | 'bodies') => () => {
    written.current = part;
    onFocus();
  };
  return (
    <section className={styles['column']} aria-label={name}>
      <div className={styles['columnHead']}>
        <h2 lang={own?.tag}>{own?.name}</h2>
        {count === 0 ? (
          <Chip tone="ok" icon="check">
            {t('problems.none')}
          </Chip>
        ) : (
          <Chip tone="danger" icon="alert">
            {t('problems.count', { count })}
          </Chip>
        )}
      </div>
      <TextInput
        label={t('field.name')}
        aria-label={t('field.nameIn', { language: name })}
        lang={own?.tag}
        maxLength={120}
        readOnly={readOnly}
        error={empty.includes('names')}
        value={texts.names[language]}
        onFocus={onFocus}
        onChange={({ currentTarget }) => onChange(`names.${language}`, currentTarget.value)}
      />
      {!readOnly && (
        <div className={styles['tools']}>
          <InsertMenu of="value" language={name} onInsert={insert} />
          <InsertMenu of="condition" language={name} onInsert={insert} />
        </div>
      )}
      <TemplateText
        ref={subject}
        caption={t('field.subject')}
        label={t('field.subjectIn', { language: name })}
        lang={own?.tag ?? language}
        singleLine
        maxLength={400}
        readOnly={readOnly}
        invalid={faults.subjects.length > 0 || empty.includes('subjects')}
        describedBy={problemsId}
        value={texts.subjects[language]}
        onFocus={focus('subjects')}
        onChange={(text) => onChange(`subjects.${language}`, text)}
      />
      <TemplateText
        ref={body}
        caption={t('field.body')}
        label={t('field.bodyIn', { language: name })}
        lang={own?.tag ?? language}
        maxLength={20_000}
        readOnly={readOnly}
        invalid={faults.bodies.length > 0 || empty.includes('bodies')}
        describedBy={problemsId}
        value={texts.bodies[language]}
        onFocus={focus('bodies')}
        onChange={(text) => onChange(`bodies.${language}`, text)}
      />
      <ul id={problemsId} className={styles['problems']} aria-live="polite">
        {empty.map((part) => (
          <li key={part} className="is-danger">
            {t('problems.empty', { field: fieldNames[part] })}
          </li>
        ))}
        {[...faults.subjects, ...faults.bodies].map((fault, index) => (
          // The same fault may stand in the subject and in the text.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index} className="is-danger">
            {sentence(fault)}
          </li>
        ))}
        {forgotten.length > 0 && (
          <li className="is-warn">
            {t('problems.onlyHere', { names: forgotten.map((one) => `{{${one}}}`).join(' ') })}
          </li>
        )}
      </ul>
    </section>
  );
}
