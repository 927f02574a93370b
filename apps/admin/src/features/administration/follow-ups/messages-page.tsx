import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { Page } from '../../../shared/components/page.js';
import { EndlessRows } from '../../../shared/records/endless-rows.js';
import { useEndless } from '../../../shared/records/use-endless.js';
import { MessageFilters } from './message-filters.js';
import type { MessagesSearch } from './overview-search.js';
import { messagesQuery } from './overview.query.js';
import { useMessageColumns } from './use-message-columns.js';
import styles from './messages.module.css';

/** The messages behind a figure of the overview. */
export function MessagesPage() {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/administration/follow-ups/messages' });
  const list = useEndless(useInfiniteQuery(messagesQuery(search)));
  const columns = useMessageColumns(search);
  const what = [t(`list.${search.list}`), ...(search.templateKey === undefined ? [] : [search.templateKey])].join(
    ' · ',
  );
  const change = (next: MessagesSearch) =>
    void navigate({ to: '/administration/follow-ups/messages', search: next, replace: true });
  return (
    <Page
      title={`${what} · ${t('title')}`}
      heading={
        <>
          <h1 className="sr-only">{what}</h1>
          <Crumbs>
            {[
              <Link key="overview" to="/administration/follow-ups">
                {t('title')}
              </Link>,
              what,
            ]}
          </Crumbs>
        </>
      }
      fixed
    >
      <MessageFilters search={search} onChange={change} />
      <EndlessRows
        label={what}
        columns={columns}
        list={list}
        keyOf={({ id }) => id}
        className={styles['rows']}
        phoneRowHeight={82}
        empty={<EmptyState icon="mail" title={t('rows.none')} text={t('rows.noneText')} />}
      />
    </Page>
  );
}
