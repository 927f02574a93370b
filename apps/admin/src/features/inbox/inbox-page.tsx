import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InboundMail } from '@brug/contracts/replies';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { Chip } from '../../shared/components/chip.js';
import { EmptyState } from '../../shared/components/empty-state.js';
import { Icon } from '../../shared/components/icon.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { Segmented } from '../../shared/components/segmented.js';
import { DateText } from '../../shared/components/times.js';
import { useFormat } from '../../shared/format/use-format.js';
import { EndlessRows } from '../../shared/records/endless-rows.js';
import type { Column } from '../../shared/records/endless-rows.js';
import { useEndless } from '../../shared/records/use-endless.js';
import { inboundMailsQuery, type MailState } from './api/inbound-mails.query.js';
import type { InboxSearch } from './inbox-search.js';
import type { NewLead } from './lead-start.js';
import { MailDrawer } from './mail-drawer.js';
import styles from './inbox-page.module.css';

/** Mails of which nobody knows yet where they belong, and those that were set aside. */
export function InboxPage({ newLead }: { readonly newLead: NewLead }) {
  const { t } = useTranslation('replies');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/inbox' });
  const state: MailState = search.state ?? 'waiting';
  const list = useEndless(useInfiniteQuery(inboundMailsQuery(state)));
  const isWaiting = state === 'waiting';
  return (
    <Page title={t('inbox.title')} heading={<PageTitle meta={t('inbox.hint')}>{t('inbox.title')}</PageTitle>} fixed>
      <div className={styles['filters']}>
        <Segmented
          label={t('inbox.state')}
          segments={[
            { value: 'waiting', label: t('inbox.waiting') },
            { value: 'set-aside', label: t('inbox.aside') },
          ]}
          value={state}
          onChange={(value) => go(value === 'set-aside' ? { state: value } : {})}
        />
      </div>
      <EndlessRows
        label={t('inbox.title')}
        columns={useColumns(search)}
        list={list}
        keyOf={({ id }) => id}
        className={styles['rows']}
        empty={
          <EmptyState
            icon={isWaiting ? 'check' : 'mail'}
            title={isWaiting ? t('inbox.empty.title') : t('inbox.empty.asideTitle')}
            text={isWaiting ? t('inbox.empty.text') : t('inbox.empty.asideText')}
          />
        }
      />
      {search.mail !== undefined && <MailDrawer key={search.mail} id={search.mail} newLead={newLead} onClose={close} />}
    </Page>
  );

  function go(next: InboxSearch) {
    void navigate({ to: '/inbox', search: next, replace: true });
  }

  function close() {
    go(search.state ? { state: search.state } : {});
  }
}

function useColumns(search: InboxSearch): readonly Column<InboundMail>[] {
  const { t } = useTranslation('replies');
  const format = useFormat();
  return [
    {
      key: 'from',
      head: t('inbox.column.from'),
      cell: ({ from }) => <AnyScript className="medium">{from.name || from.address}</AnyScript>,
    },
    {
      key: 'subject',
      head: t('inbox.column.subject'),
      cell: ({ id, subject, firstLine, origin }) => (
        <>
          <Link to="/inbox" search={{ ...search, mail: id }} data-opens-row>
            <AnyScript>{subject || t('inbox.noSubject')}</AnyScript>
          </Link>{' '}
          {origin !== 'person' && <Chip icon="bolt">{t(`inbox.origin.${origin}`)}</Chip>}{' '}
          <AnyScript className="muted">{firstLine}</AnyScript>
        </>
      ),
    },
    {
      key: 'attachments',
      head: t('inbox.column.attachments'),
      cell: ({ attachments: count }) =>
        count > 0 && (
          <span className={styles['attached']}>
            <Icon name="file" size="sm" label={t('inbox.attachments', { count })} />
            <span className="muted num" aria-hidden="true">
              {count}
            </span>
          </span>
        ),
    },
    {
      key: 'at',
      head: t('inbox.column.at'),
      align: 'right',
      cell: ({ at }) => (
        <span className="muted t12">
          <DateText on={at} look="relative" /> {format.time(at, TIME_ZONES.BE)}
        </span>
      ),
    },
  ];
}
