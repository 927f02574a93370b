import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { ErrorNotice } from '../../../../shared/components/error-notice.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';
import { templatesQuery } from '../api/templates.query.js';
import { useProblemAt } from './draft-problems.js';
import type { MessageStep } from './draft.js';
import styles from './edit.module.css';

interface TemplateFieldProps {
  readonly step: MessageStep;
  readonly path: string;
  readonly templates: Sequence['templates'];
  readonly onChange: (step: MessageStep) => void;
}

/** The template a message is made from. A step keeps the version it was given until the newer one is taken. */
export function TemplateField({ step, path, templates, onChange }: TemplateFieldProps) {
  const { t } = useTranslation('sequences');
  const localised = useLocalised();
  const problemAt = useProblemAt();
  const { data: all, error, refetch } = useQuery(templatesQuery);
  const { templateKey, templateNumber } = step;
  const own = templates.find(({ key }) => key === templateKey);
  const chosen = all?.find(({ key }) => key === templateKey);
  const latest = chosen?.number ?? own?.latest ?? templateNumber;
  const choices = (all ?? []).map(({ key, names }) => ({ value: key, label: localised(names) }));
  const known = own && !chosen ? [{ value: templateKey, label: localised(own.names) }] : [];
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <Select
        className={styles['template'] ?? ''}
        label={t('edit.template')}
        placeholder={t('edit.chooseTemplate')}
        description={templateKey === '' ? undefined : t('edit.templateVersion', { number: templateNumber })}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('edit.noTemplate')}
        data={[...known, ...choices]}
        value={templateKey === '' ? null : templateKey}
        error={problemAt(path)}
        data-path={path}
        onChange={(key) => {
          const template = all?.find((one) => one.key === key);
          if (template) onChange({ ...step, templateKey: template.key, templateNumber: template.number });
        }}
      />
      {latest > templateNumber && (
        <div className={styles['notice']} role="note">
          {t('edit.newerText', { number: latest })}
          <Button size="sm" onClick={() => onChange({ ...step, templateNumber: latest })}>
            {t('edit.takeNewer')}
          </Button>
        </div>
      )}
    </>
  );
}
