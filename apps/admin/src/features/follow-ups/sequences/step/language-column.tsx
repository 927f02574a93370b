import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRef } from '@brug/contracts/organisations';
import { GIVEN_VARIABLES } from '@brug/domain/templates';
import type { MessageLanguage } from '@brug/domain/templates';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Chip } from '../../../../shared/components/chip.js';
import { languages } from '../../../../shared/i18n/languages.js';
import { valuesQuery } from '../api/values.query.js';
import type { PreviewRequest } from '../api/values.query.js';
import { piecesOf } from '../plan/filled-text.js';
import type { Values } from '../plan/filled-text.js';
import { Filled } from './filled.js';
import { useVariableName } from './use-variable-name.js';
import styles from './step.module.css';

interface LanguageColumnProps {
  readonly request: PreviewRequest;
  /** What is said at the top when this is the language that will be used. */
  readonly chosen: string | null;
  /** Whose name stands at the top of a message, where the text does not tell it. */
  readonly reader?: ContactRef | null;
  /** Texts in the order in which they are read, the first as their title. */
  readonly texts: readonly string[];
  readonly children?: ((values: Values) => ReactNode) | undefined;
}

const noValues: Values = new Map();

/** The texts of a step in one language, filled in for the sample. */
export function LanguageColumn({ request, chosen, reader = null, texts, children }: LanguageColumnProps) {
  const { t } = useTranslation('sequences');
  const { data: values = noValues, error } = useQuery(valuesQuery(request));
  const isFilled = error === null && values !== noValues;
  const nameOf = useVariableName();
  const language = languages.find(({ code }) => code === request.language);
  const [title = '', ...paragraphs] = texts;
  const { code } = language ?? {};
  const known = reader && (code === 'zh' ? (reader.chineseName ?? reader.name) : reader.name);
  const name = known ?? values.get('contact.name') ?? '';
  const pieces = texts.flatMap((text) => piecesOf(text, values));
  const missing = [...new Set(pieces.flatMap(({ variable, isMissing }) => (isMissing && variable ? variable : [])))];
  const given = missing.filter((variable) => GIVEN_VARIABLES.some((known) => known === variable));
  const absent = missing.filter((variable) => !given.includes(variable));
  const namesOf = (variables: readonly string[]) => ({
    count: variables.length,
    names: variables.map(nameOf).join(', '),
  });
  return (
    <section className={styles['column']} aria-label={language?.name}>
      <div className={styles['columnHead']}>
        <b lang={language?.tag}>{language?.name}</b>
        {chosen !== null && (
          <Chip tone="ok" icon="check">
            {chosen}
          </Chip>
        )}
        {name !== '' && (
          <span className={styles['reader']}>
            {t('texts.for')} <AnyScript>{name}</AnyScript>
          </span>
        )}
      </div>
      <div lang={language?.tag} className={styles['text']}>
        <p className={styles['subject']}>
          <Filled pieces={piecesOf(title, values)} />
        </p>
        {paragraphs
          .filter((text) => text !== '')
          .map((text) => (
            <p key={text} className={styles['body']}>
              <Filled pieces={piecesOf(text, values)} />
            </p>
          ))}
      </div>
      {children?.(values)}
      {isFilled && given.length > 0 && <p className={styles['given']}>{t('texts.given', namesOf(given))}</p>}
      {isFilled && absent.length > 0 && <p className={styles['missing']}>{t('texts.missing', namesOf(absent))}</p>}
      {error !== null && <p className={styles['missing']}>{t('texts.notFilled')}</p>}
    </section>
  );
}

export function requestFor(
  language: MessageLanguage,
  sample: Pick<PreviewRequest, 'leadId' | 'track'>,
  recipient: PreviewRequest['recipient'],
  subject: string,
  body: string,
): PreviewRequest {
  const { leadId, track } = sample;
  return { language, leadId, track, recipient, subject: subject.slice(0, 400), body: body.slice(0, 20_000) };
}
