import type { Language } from '@brug/contracts/http';
import type { InquiryFormInfo, InquiryReceipt } from '@brug/contracts/inquiries';
import { useEffect, useState } from 'react';
import { get } from './api.js';
import { Bridge } from './bridge.js';
import { initialTrack, loadDraft } from './draft.js';
import { InquiryForm } from './inquiry-form.js';
import { Mark } from './mark.js';
import { HTML_LANG, initialLanguage, LANGUAGES } from './page-language.js';
import { prepareProof } from './proof.js';
import { Receipt } from './receipt.js';
import { Segmented } from './segmented.js';
import { TEXTS } from './texts.js';

/** The public page on which a firm of either side sends its inquiry, in its own language. */
export function InquiryPage() {
  const [language, setLanguage] = useState<Language>(() => initialLanguage(location.search, navigator.languages));
  const [draft, setDraft] = useState(() => loadDraft(initialTrack(location.search, language)));
  const [receipt, setReceipt] = useState<InquiryReceipt>();
  const [info, setInfo] = useState<InquiryFormInfo>();
  const texts = TEXTS[language];
  const { track } = draft;

  useEffect(() => {
    document.documentElement.lang = HTML_LANG[language];
    document.title = texts.documentTitle;
    // The typeface for Chinese is large, so it comes with the language that needs it.
    if (language === 'zh') void import('@fontsource-variable/noto-sans-sc/index.css');
  }, [language, texts]);

  useEffect(() => {
    prepareProof();
    // Without rates and places the form still works; it only shows less.
    get<InquiryFormInfo>('/inquiries/form').then(setInfo, () => undefined);
  }, []);

  return (
    <div className="layout" data-track={track}>
      <aside className="aside">
        <div className="brand">
          <Mark />
          <span>
            Brug <span lang="zh-Hans">桥</span>
          </span>
          <span className="partnership">{texts.partnership}</span>
        </div>
        <h1>
          {texts.headings[track][0]}
          <br />
          {texts.headings[track][1]}
        </h1>
        <p className="lead">{texts.lead[track]}</p>
        <Bridge texts={texts} />
        <ul className="promises">
          {texts.promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </aside>
      <main className="main">
        <div className="switches">
          <Segmented
            name="language"
            label={texts.languages}
            options={LANGUAGES}
            value={language}
            onChange={setLanguage}
          />
        </div>
        {receipt ? (
          <Receipt
            receipt={receipt}
            texts={texts}
            onAnother={() => {
              setDraft(loadDraft(track));
              setReceipt(undefined);
              prepareProof();
            }}
          />
        ) : (
          <InquiryForm
            key={draft.submissionId}
            draft={draft}
            onDraft={setDraft}
            language={language}
            texts={texts}
            info={info}
            onSent={setReceipt}
          />
        )}
      </main>
    </div>
  );
}
