import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '@brug/contracts/files';
import type { Language } from '@brug/contracts/http';
import type { MessageTemplateDto, RenderedTemplate } from '@brug/contracts/sequences';
import { sampleRecipientOf, sampleTrackOf } from '@brug/domain/templates';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Section } from '../../../shared/components/section.js';
import { Segmented } from '../../../shared/components/segmented.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { languages } from '../../../shared/i18n/languages.js';
import { LeadField } from '../../../shared/records/lead-field.js';
import type { LeadRef } from '../../../shared/records/lead-field.js';
import { sendTestMail, templatePreviewQuery } from './api/template-preview.js';
import type { TemplateDraft, TestMailDraft } from './api/template-preview.js';
import { idsOf } from './attachments.js';
import { MailBody } from './mail-body.js';
import { useProblemSentence } from './use-problem-sentence.js';
import styles from './template-preview.module.css';

interface TemplatePreviewProps {
  readonly subject: string;
  readonly body: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Files that go with the test mail, too. */
  readonly attachments: readonly FileRef[];
  /** Where it is in use: whoever reads it there is the believable reader. */
  readonly uses: MessageTemplateDto['uses'];
}

const recipients = ['principal', 'counterpart'] as const;

/** What would be sent, for any lead, as text and as HTML, with the values it takes; and a test mail of it to oneself. */
export function TemplatePreview({ subject, body, language, onLanguage, attachments, uses }: TemplatePreviewProps) {
  const { t } = useTranslation('templates');
  const [lead, setLead] = useState<LeadRef | null>(null);
  const [recipient, setRecipient] = useState<(typeof recipients)[number]>(() => sampleRecipientOf(uses));
  const track = sampleTrackOf(uses, recipient, language);
  const draft: TemplateDraft = { subject, body, language, leadId: lead?.id ?? null, recipient, track };
  // As text, because a draft is another object with every rendering.
  const [settled] = useDebouncedValue(JSON.stringify(draft), 300);
  const { data, error, isFetching, refetch } = useQuery(templatePreviewQuery(JSON.parse(settled) as TemplateDraft));
  return (
    <Section
      title={t('preview.title')}
      className={styles['preview']}
      aside={<TestMail draft={{ ...draft, attachmentIds: idsOf(attachments) }} />}
    >
      <div className={styles['choices']}>
        <LeadField
          className={styles['lead']}
          aria-label={t('preview.lead')}
          placeholder={t('preview.leadHint')}
          value={lead}
          onChange={setLead}
        />
        <Segmented
          label={t('preview.recipient')}
          segments={recipients.map((value) => ({ value, label: t(`preview.${value}`) }))}
          value={recipient}
          onChange={setRecipient}
        />
        <Segmented
          label={t('preview.language')}
          segments={languages.map(({ code, name, tag }) => ({ value: code, label: name, lang: tag }))}
          value={language}
          onChange={onLanguage}
        />
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && error === null && <SkeletonRows rows={6} />}
      {data && error === null && <Rendered rendered={data} language={language} isOld={isFetching} />}
    </Section>
  );
}

interface RenderedProps {
  readonly rendered: RenderedTemplate;
  readonly language: Language;
  /** A newer one is on its way. */
  readonly isOld: boolean;
}

function Rendered({ rendered, language, isOld }: RenderedProps) {
  const { t } = useTranslation('templates');
  const sentence = useProblemSentence();
  const tag = languages.find(({ code }) => code === language)?.tag;
  const { subject, text, html, problems, values } = rendered;
  return (
    <div aria-busy={isOld || undefined}>
      {problems.length > 0 && (
        <div className={styles['refused']} role="status">
          <p className="medium">{t('preview.refused')}</p>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.kind} ${problem.name}`}>{sentence(problem)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles['rendered']}>
        <section aria-label={t('preview.text')}>
          <h3 className="muted t12">{t('preview.text')}</h3>
          <p className={styles['subject']} lang={tag}>
            <span className="sr-only">{t('preview.subject')}: </span>
            <AnyScript>{subject}</AnyScript>
          </p>
          <p className={styles['text']} lang={tag}>
            <AnyScript>{text}</AnyScript>
          </p>
        </section>
        <section aria-label={t('preview.html')}>
          <h3 className="muted t12">{t('preview.html')}</h3>
          <MailBody html={html} lang={tag} />
        </section>
        <section aria-label={t('preview.values')}>
          <h3 className="muted t12">{t('preview.values')}</h3>
          {values.length === 0 && <p className="muted t12">{t('preview.noValues')}</p>}
          <dl className={styles['values']}>
            {values.map(({ name, value }) => (
              <div key={name}>
                <dt>{t(`variable.${name}`)}</dt>
                <dd className={value === null ? 'is-warn' : undefined}>
                  {value === null ? t('preview.noValue') : <AnyScript>{value}</AnyScript>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </div>
  );
}

/** Sends the draft to the address of who asks, and says what the mail server answered. */
function TestMail({ draft }: { readonly draft: TestMailDraft }) {
  const { t } = useTranslation('templates');
  const { mutate, data, isPending } = useMutation({ mutationFn: sendTestMail });
  return (
    <>
      <span role="status" className={data?.accepted === false ? 'is-danger' : 'is-ok'}>
        {data && t(data.accepted ? 'test.sent' : 'test.refused', { to: data.to, response: data.response })}
      </span>
      <Button size="sm" icon="send" busy={isPending} onClick={() => mutate(draft)}>
        {t('action.test')}
      </Button>
    </>
  );
}
