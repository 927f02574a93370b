import { useId, useRef } from 'react';
import type { FieldProblem } from './check.js';
import type { Texts } from './text-shape.js';

interface Props {
  readonly texts: Texts;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly problem: FieldProblem | undefined;
}

/** The consent, with the notice it refers to one press away. */
export function Consent({ texts, value, onChange, problem }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <div className="consent">
      <input
        type="checkbox"
        id={id}
        name="consent"
        checked={value}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{texts.consent.before}</label>
        <button type="button" className="repair" onClick={() => dialog.current?.showModal()}>
          {texts.consent.notice}
        </button>
        <label htmlFor={id}>{texts.consent.after}</label>
        {problem && (
          <div id={`${id}-note`} className="note danger" role="alert">
            {problem.message}
          </div>
        )}
      </div>
      <dialog ref={dialog} className="notice" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{texts.notice.title}</h2>
        {texts.notice.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <button type="button" className="plain" onClick={() => dialog.current?.close()}>
          {texts.notice.close}
        </button>
      </dialog>
    </div>
  );
}
