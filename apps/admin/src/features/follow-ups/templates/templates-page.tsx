import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateSummary } from '@brug/contracts/sequences';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button } from '../../../shared/components/button.js';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { Page, PageTitle } from '../../../shared/components/page.js';
import { DateText } from '../../../shared/components/times.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { EndlessRows } from '../../../shared/records/endless-rows.js';
import type { Column } from '../../../shared/records/endless-rows.js';
import { useEndless } from '../../../shared/records/use-endless.js';
import { useMay } from '../../../shared/session/session.js';
import { FollowUpsTabs } from '../follow-ups-tabs.js';
import { templatesQuery } from './api/templates.query.js';
import { NewTemplateDialog } from './new-template-dialog.js';
import styles from './templates-page.module.css';

/** The texts that sequences send. */
export function TemplatesPage() {
  const { t } = useTranslation('templates');
  const mayCreate = useMay('sequence.update');
  const [isCreating, setCreating] = useState(false);
  const list = useEndless(useInfiniteQuery(templatesQuery));
  const create = () => setCreating(true);

  useHotkeys(t('title'), [{ keys: 'c', label: t('action.create'), run: create, enabled: mayCreate }]);

  const createButton = mayCreate && (
    <Button variant="primary" icon="plus" hotkey="c" onClick={create}>
      {t('action.create')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      heading={
        <>
          <span className="only-wide">
            <PageTitle>{t('followUps')}</PageTitle>
          </span>
          <FollowUpsTabs />
        </>
      }
      actions={createButton}
      fixed
    >
      <EndlessRows
        label={t('title')}
        columns={useColumns()}
        list={list}
        keyOf={({ key }) => key}
        className={styles['rows']}
        empty={<EmptyState icon="mail" title={t('empty.title')} text={t('empty.text')} action={createButton} />}
      />
      {isCreating && <NewTemplateDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function useColumns(): readonly Column<TemplateSummary>[] {
  const { t } = useTranslation('templates');
  const localised = useLocalised();
  return [
    {
      key: 'name',
      head: t('column.name'),
      cell: ({ key, names }) => (
        <Link to="/follow-ups/templates/$templateKey" params={{ templateKey: key }} data-opens-row>
          {localised(names)}
        </Link>
      ),
    },
    {
      key: 'subject',
      head: t('column.subject'),
      cell: ({ subjects }) => <AnyScript className="muted">{localised(subjects)}</AnyScript>,
    },
    {
      key: 'used',
      head: t('column.usedBy'),
      cell: ({ usedBy }) => (
        <span className={usedBy === 0 ? 'faint' : 'muted'}>
          {usedBy === 0 ? t('list.unused') : t('list.usedBy', { count: usedBy })}
        </span>
      ),
    },
    {
      key: 'version',
      head: t('column.version'),
      align: 'right',
      cell: ({ number }) => <span className="muted num">{number}</span>,
    },
    {
      key: 'changed',
      head: t('column.changed'),
      align: 'right',
      cell: ({ updatedAt }) => (
        <span className="muted t12">
          <DateText on={updatedAt} look="relative" />
        </span>
      ),
    },
  ];
}
