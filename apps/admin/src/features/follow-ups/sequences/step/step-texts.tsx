import { CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MESSAGE_LANGUAGES } from '@brug/domain/templates';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { ErrorNotice } from '../../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../../shared/components/skeleton.js';
import { languageOf } from '../../../../shared/i18n/languages.js';
import { FileLinks } from '../../../../shared/records/file-links.js';
import type { MessageStep, Step, TaskStep } from '../edit/draft.js';
import { piecesOf } from '../plan/filled-text.js';
import type { Values } from '../plan/filled-text.js';
import type { Sample } from '../plan/sample.js';
import { Filled } from './filled.js';
import { LanguageColumn, requestFor } from './language-column.js';
import { useTemplateText } from './use-template-text.js';
import styles from './step.module.css';

interface StepTextsProps<S extends Step> {
  readonly step: S;
  readonly sample: Sample;
  readonly templates: Sequence['templates'];
}

/** What a step says, in three languages beside each other. */
export function StepTexts({ step, ...rest }: StepTextsProps<Step>) {
  return step.kind === 'message' ? <MessageTexts step={step} {...rest} /> : <TaskTexts step={step} {...rest} />;
}

function MessageTexts({ step, sample, templates }: StepTextsProps<MessageStep>) {
  const { t } = useTranslation('sequences');
  const { text, isPending, error, retry } = useTemplateText(step, templates);
  if (error !== null) return <ErrorNotice error={error} onRetry={retry} />;
  if (isPending) return <SkeletonRows rows={5} />;
  if (text === null) return <p className={styles['none']}>{t('texts.noTemplate')}</p>;
  return (
    <>
      <div className={styles['columns']}>
        {MESSAGE_LANGUAGES.map((language) => (
          <LanguageColumn
            key={language}
            request={requestFor(language, sample, step.recipient, text.subjects[language], text.bodies[language])}
            chosen={language === sample.languages[step.recipient] ? t('texts.willBeSent') : null}
            reader={step.recipient === 'principal' ? sample.contact : null}
            texts={[text.subjects[language], text.bodies[language]]}
          />
        ))}
      </div>
      <FileLinks files={text.attachments} />
    </>
  );
}

function TaskTexts({ step, sample }: StepTextsProps<TaskStep>) {
  const { t, i18n } = useTranslation('sequences');
  const { titles, hints, copyText, recipient } = step;
  const shown = languageOf(i18n.language);
  return (
    <div className={styles['columns']}>
      {MESSAGE_LANGUAGES.map((language) => {
        const withCopy = copyText !== null && language === 'zh';
        const hint = hints?.[language] ?? '';
        return (
          <LanguageColumn
            key={language}
            request={requestFor(language, sample, recipient, titles[language], `${hint}\n${withCopy ? copyText : ''}`)}
            chosen={language === shown ? t('texts.asYouSeeIt') : null}
            texts={[titles[language], hint]}
          >
            {withCopy ? (values) => <CopyText source={copyText} values={values} /> : undefined}
          </LanguageColumn>
        );
      })}
    </div>
  );
}

/** A text for WeChat: people send it themselves, so it is there to be copied. */
function CopyText({ source, values }: { readonly source: string; readonly values: Values }) {
  const { t } = useTranslation('sequences');
  const pieces = piecesOf(source, values);
  return (
    <div className={styles['copy']}>
      <p lang="zh-Hans">
        <Filled pieces={pieces} />
      </p>
      <CopyButton value={pieces.map(({ text }) => text).join('')}>
        {({ copied, copy }) => (
          <Button size="sm" icon={copied ? 'check' : 'copy'} onClick={copy}>
            {t(copied ? 'texts.copied' : 'texts.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
