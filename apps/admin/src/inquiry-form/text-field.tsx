import { type ReactNode, useId } from 'react';
import type { FieldProblem } from './check.js';
import { ICONS } from './icons.js';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** Shown after the label: 'optional'. */
  readonly aside?: string;
  /** Marked with an asterisk and announced as required. */
  readonly required?: boolean;
  readonly problem?: FieldProblem | undefined;
  /** What is good to know: a check that passed, a converted amount. */
  readonly hint?: { readonly text: string; readonly good?: boolean } | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'tel';
  readonly inputMode?: 'numeric' | 'decimal';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly multiline?: boolean;
  /** The element after the text: a unit, a currency to choose. */
  readonly after?: ReactNode;
  /** Codes are Latin whatever the page's language. */
  readonly code?: boolean;
  readonly wide?: boolean;
  readonly name: string;
}

/** A labelled field that says what is wrong beneath it and offers the repair. */
export function TextField(props: Props) {
  const id = useId();
  const { label, value, problem, hint, required = false, multiline = false } = props;
  const note = problem || hint ? `${id}-note` : undefined;
  const common = {
    id,
    name: props.name,
    value,
    maxLength: props.maxLength ?? 200,
    required,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': note,
    autoComplete: props.autoComplete ?? 'off',
    onBlur: props.onBlur,
  } as const;
  return (
    <div className={props.wide ? 'field wide' : 'field'}>
      <label htmlFor={id} className="label">
        <span>{label}</span>
        {required && (
          <b aria-hidden="true" className="asterisk">
            *
          </b>
        )}
        {props.aside && <span className="aside-note">{props.aside}</span>}
      </label>
      <div className={`box${problem ? ' bad' : ''}${multiline ? ' tall' : ''}`}>
        {multiline ? (
          <textarea {...common} rows={2} onChange={(event) => props.onChange(event.target.value)} />
        ) : (
          <input
            {...common}
            type={props.type === 'email' || props.type === 'url' ? 'text' : (props.type ?? 'text')}
            inputMode={props.type === 'email' || props.type === 'url' ? props.type : props.inputMode}
            lang={props.code ? 'en' : undefined}
            spellCheck={props.code || props.type ? false : undefined}
            className={props.code ? 'code' : undefined}
            onChange={(event) => props.onChange(event.target.value)}
          />
        )}
        {props.after}
        {problem && <span className="danger">{ICONS.alert}</span>}
        {!problem && hint?.good && <span className="good">{ICONS.seal}</span>}
      </div>
      {problem ? (
        <div id={note} className="note danger" role="alert">
          {problem.message}{' '}
          {problem.repair && (
            <button type="button" className="repair" onClick={() => props.onChange(problem.repair?.value ?? value)}>
              {problem.repair.label}
            </button>
          )}
        </div>
      ) : (
        hint && (
          <div id={note} className={hint.good ? 'note good' : 'note'}>
            {hint.text}
          </div>
        )
      )}
    </div>
  );
}
