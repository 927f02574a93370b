import type { InquiryReceipt } from '@brug/contracts/inquiries';
import { useEffect, useRef } from 'react';
import { ICONS } from './icons.js';
import type { Texts } from './text-shape.js';

interface Props {
  readonly receipt: InquiryReceipt;
  readonly texts: Texts;
  readonly onAnother: () => void;
}

/** What the sender sees once the inquiry is in: the reference and what comes next. */
export function Receipt({ receipt, texts, onAnother }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="receipt">
      <span className="good">{ICONS.seal}</span>
      <h2 ref={heading} tabIndex={-1}>
        {texts.done.title}
      </h2>
      <p data-testid="reference">{texts.done.body(receipt.reference)}</p>
      <p>{texts.done.next}</p>
      <button type="button" className="plain" onClick={onAnother}>
        {texts.done.another}
      </button>
    </section>
  );
}
