import type { Language } from '@brug/contracts/http';
import type { InquiryFormInfo, InquiryReceipt } from '@brug/contracts/inquiries';
import { type SubmitEvent, useRef, useState } from 'react';
import { post, Refusal } from './api.js';
import { emailProblem, type FieldName, type Problems, fieldsRefused, problemsOf, toSubmission } from './check.js';
import { Choices } from './choices.js';
import { Consent } from './consent.js';
import { type Draft, forgetDraft, keepDraft } from './draft.js';
import { FirmSection } from './firm-section.js';
import { PlanSection } from './plan-section.js';
import { prepareProof, takeProof } from './proof.js';
import { Segmented } from './segmented.js';
import { TextField } from './text-field.js';
import type { Texts } from './text-shape.js';

interface Props {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly language: Language;
  readonly texts: Texts;
  readonly info: InquiryFormInfo | undefined;
  readonly onSent: (receipt: InquiryReceipt) => void;
}

/** Times at which both sides are usually at work, on the sender's clock. */
const CALL_TIMES = { investment: ['16:00', '16:30', '17:00'], export: ['09:00', '09:30', '10:00'] } as const;

/** The form itself: three short sections, checked as one types, kept on the device until it is sent. */
export function InquiryForm({ draft, onDraft, language, texts, info, onSent }: Props) {
  const [attempted, setAttempted] = useState(false);
  const [emailLeft, setEmailLeft] = useState(false);
  const [refused, setRefused] = useState<readonly FieldName[]>([]);
  const [failure, setFailure] = useState<string>();
  const [sending, setSending] = useState(false);
  const [savedAt, setSavedAt] = useState<string>();
  const form = useRef<HTMLFormElement>(null);

  const problems: Problems = {
    ...Object.fromEntries(refused.map((field) => [field, { message: texts.problems.refused }])),
    ...(attempted ? problemsOf(draft, language, texts) : {}),
  };
  const mistyped = emailLeft && draft.email.trim() !== '' ? emailProblem(draft.email, texts) : undefined;
  if (mistyped) problems.email ??= mistyped;

  function change(part: Partial<Draft>) {
    const next = { ...draft, ...part };
    onDraft(next);
    setFailure(undefined);
    setRefused((fields) => fields.filter((field) => !(field in part)));
    if (keepDraft(next)) setSavedAt(new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(Date.now()));
  }

  function showProblems() {
    setAttempted(true);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (Object.keys(problemsOf(draft, language, texts)).length > 0) return showProblems();
    setSending(true);
    setFailure(undefined);
    try {
      const receipt = await post<InquiryReceipt>('/inquiries', toSubmission(draft, language, await takeProof()));
      forgetDraft();
      onSent(receipt);
    } catch (error) {
      prepareProof();
      if (error instanceof Refusal && error.problem.errors) {
        setRefused(fieldsRefused(error.problem.errors));
        showProblems();
      }
      setFailure(sentenceFor(error, texts));
    } finally {
      setSending(false);
    }
  }

  const { reach } = texts;
  const count = Object.keys(problems).length;
  return (
    <form ref={form} onSubmit={send} noValidate>
      <Segmented
        name="track"
        label={texts.tracks.label}
        options={[
          { value: 'investment', label: texts.tracks.investment },
          { value: 'export', label: texts.tracks.export },
        ]}
        value={draft.track}
        onChange={(track) =>
          change({ track, currency: track === 'investment' ? 'CNY' : 'EUR', places: [], callTime: '' })
        }
      />
      <FirmSection {...{ draft, change, problems, language, texts }} />
      <PlanSection {...{ draft, change, problems, language, texts, info }} />
      <fieldset className="section">
        <legend>
          <i>3</i>
          {reach.legend}
        </legend>
        <div className="grid">
          <TextField
            name="person"
            label={reach.name}
            required
            value={draft.personName}
            maxLength={150}
            autoComplete="name"
            problem={problems.personName}
            onChange={(personName) => change({ personName })}
          />
          <TextField
            name="email"
            label={reach.email}
            required
            type="email"
            value={draft.email}
            maxLength={254}
            autoComplete="email"
            problem={problems.email}
            onBlur={() => setEmailLeft(true)}
            onChange={(email) => change({ email })}
          />
          <TextField
            name="phone"
            label={reach.phone}
            aside={texts.optional}
            value={draft.phone}
            maxLength={60}
            problem={problems.phone}
            onChange={(phone) => change({ phone })}
          />
          <Choices
            name="call-time"
            label={reach.callTime[draft.track]}
            look="pills"
            choices={[
              ...CALL_TIMES[draft.track].map((time) => ({ value: time, label: time })),
              { value: 'mail-first', label: reach.mailFirst },
            ]}
            value={[draft.callTime]}
            onToggle={(time) => change({ callTime: draft.callTime === time ? '' : time })}
          />
        </div>
      </fieldset>
      <div className="unseen" aria-hidden="true">
        <input
          name="homepage"
          tabIndex={-1}
          autoComplete="off"
          value={draft.homepage}
          onChange={(event) => change({ homepage: event.target.value })}
        />
      </div>
      <div className="foot">
        <Consent
          texts={texts}
          value={draft.consent}
          problem={problems.consent}
          onChange={(consent) => change({ consent })}
        />
        <div className="send">
          {savedAt && <span className="saved">{texts.saved(savedAt)}</span>}
          <button type="submit" className="primary" disabled={sending}>
            {sending ? texts.sending : texts.send}
          </button>
        </div>
      </div>
      <div role="status" className={failure || count > 0 ? 'summary danger' : 'summary'}>
        {failure ?? (count > 0 ? texts.problems.summary(count) : '')}
      </div>
    </form>
  );
}

function sentenceFor(error: unknown, texts: Texts): string {
  if (!(error instanceof Refusal)) return texts.problems.offline;
  const { code, retryAfterSeconds, requestId, errors } = error.problem;
  if (code === 'rate.limited') return texts.problems.tooMany(Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60)));
  if (code === 'request.invalid' && errors?.length) return texts.problems.summary(errors.length);
  return texts.problems.failed(requestId);
}
