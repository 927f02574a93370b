import type { Language } from '@brug/contracts/http';
import type { UnsubscribeState } from '@brug/contracts/unsubscribe';
import { useEffect, useRef, useState } from 'react';
import { get, post, Refusal } from '../inquiry-form/api.js';
import { Mark } from '../inquiry-form/mark.js';
import { HTML_LANG, initialLanguage, LANGUAGES } from '../inquiry-form/page-language.js';
import { Segmented } from '../inquiry-form/segmented.js';
import { TEXTS } from './texts.js';

/** The page behind the link at the end of a mail. Looking at it changes nothing: mail scanners follow every link. */
export function UnsubscribePage({ token }: { readonly token: string }) {
  const [chosen, setChosen] = useState<Language>();
  const [state, setState] = useState<UnsubscribeState>();
  const [undone, setUndone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<'unknown' | 'tooMany' | 'failed'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const language = chosen ?? state?.language ?? initialLanguage(location.search, navigator.languages);
  const texts = TEXTS[language];
  const path = `/unsubscribe/${encodeURIComponent(token)}`;

  useEffect(() => {
    document.documentElement.lang = HTML_LANG[language];
    document.title = texts.documentTitle;
    // The typeface for Chinese is large, so it comes with the language that needs it.
    if (language === 'zh') void import('@fontsource-variable/noto-sans-sc/index.css');
  }, [language, texts]);

  useEffect(() => {
    get<UnsubscribeState>(path).then(setState, (error: unknown) => setFailure(kindOf(error)));
  }, [path]);

  async function change(to: string, isUndo: boolean) {
    setBusy(true);
    setFailure(undefined);
    try {
      setState(await post<UnsubscribeState>(to, undefined));
      setUndone(isUndo);
      heading.current?.focus();
    } catch (error) {
      setFailure(kindOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="way-out" data-track="investment">
      <header>
        <div className="brand">
          <Mark />
          <span>{state?.agencyName[language] ?? 'Brug'}</span>
        </div>
        <div className="switches">
          <Segmented
            name="language"
            label={texts.languages}
            options={LANGUAGES}
            value={language}
            onChange={setChosen}
          />
        </div>
      </header>
      <section>
        <h1 ref={heading} tabIndex={-1}>
          {title()}
        </h1>
        {state && <p>{said().body(state.address)}</p>}
        {state?.optedOut && <p>{texts.done.kept}</p>}
        {failure === 'unknown' && <p>{texts.unknown.body}</p>}
        {state && !state.optedOut && (
          <button type="button" className="primary choice" disabled={busy} onClick={() => void change(path, false)}>
            {texts.ask.action}
          </button>
        )}
        {state?.optedOut && state.canUndo && (
          <button
            type="button"
            className="plain choice"
            disabled={busy}
            onClick={() => void change(`${path}/undo`, true)}
          >
            {texts.undo}
          </button>
        )}
        <div role="status" className={failure ? 'summary danger' : 'summary'}>
          {failure && failure !== 'unknown' ? texts.problems[failure] : ''}
        </div>
      </section>
    </main>
  );

  function said() {
    if (state?.optedOut) return texts.done;
    return undone ? texts.undone : texts.ask;
  }

  function title(): string {
    if (state) return said().title;
    if (failure === undefined) return texts.loading;
    return failure === 'unknown' ? texts.unknown.title : texts.ask.title;
  }
}

function kindOf(error: unknown) {
  if (!(error instanceof Refusal)) return 'failed';
  const { code } = error.problem;
  if (code === 'rate.limited') return 'tooMany';
  return code === 'resource.not-found' || code === 'request.invalid' ? 'unknown' : 'failed';
}
