import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@brug/contracts/http';
import type { AgencyTexts } from '@brug/contracts/sequences';
import { AGENCY_VARIABLES } from '@brug/domain/templates';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { languages } from '../../../shared/i18n/languages.js';
import { AdministrationPage } from '../administration-page.js';
import { agencyTextsQuery, changeAgencyTexts } from './agency-texts.js';
import styles from './texts-page.module.css';

type Variable = (typeof AGENCY_VARIABLES)[number];
type Texts = Partial<Record<Variable, Record<Language, string>>>;

const EMPTY = { nl: '', en: '', zh: '' } as const;

/** What the agency says once for all its mails: the next event, where its checklist and its survey are. */
export function TextsPage() {
  const { t } = useTranslation('administration');
  const { data, error, refetch } = useQuery(agencyTextsQuery);
  return (
    <AdministrationPage section="texts">
      <div className={styles['page']}>
        <Section title={t('texts.title')}>
          {data ? (
            <Fields saved={data} />
          ) : error ? (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonRows rows={6} />
          )}
        </Section>
      </div>
    </AdministrationPage>
  );
}

function Fields({ saved }: { readonly saved: AgencyTexts }) {
  const { t } = useTranslation('administration');
  const client = useQueryClient();
  /** What was typed and is not saved. */
  const [typed, setTyped] = useState<Texts>({});
  const textsOf = (name: Variable) => typed[name] ?? saved.texts[name] ?? EMPTY;
  const { mutate, isPending } = useMutation({
    meta: { quiet: true },
    mutationFn: () => changeAgencyTexts(saved, { ...saved.texts, ...typed }),
    onSuccess: (texts) => {
      client.setQueryData(agencyTextsQuery.queryKey, texts);
      setTyped({});
      notify({ message: t('texts.saved'), tone: 'ok' });
    },
    onError: (problem) => {
      showProblem(problem);
      // What was typed stays; saved again, it is held against what is there now.
      if (hasCode(problem, 'version.conflict')) void client.invalidateQueries({ queryKey: agencyTextsQuery.queryKey });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <p className="muted">{t('texts.hint')}</p>
      {AGENCY_VARIABLES.map((name) => (
        <fieldset key={name} className={styles['text']}>
          <legend>{t(`texts.name.${name}`)}</legend>
          {languages.map(({ code, tag }) => (
            <TextInput
              key={code}
              label={t(`texts.language.${code}`)}
              lang={tag}
              maxLength={500}
              value={textsOf(name)[code]}
              onChange={({ currentTarget: { value } }) =>
                setTyped((before) => ({ ...before, [name]: { ...textsOf(name), [code]: value } }))
              }
            />
          ))}
        </fieldset>
      ))}
      <div>
        <Button type="submit" variant="primary" busy={isPending} disabled={Object.keys(typed).length === 0}>
          {t('texts.save')}
        </Button>
      </div>
    </form>
  );
}
