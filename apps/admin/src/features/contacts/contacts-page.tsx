import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRow } from '@brug/contracts/organisations';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { EmptyState } from '../../shared/components/empty-state.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { Segmented } from '../../shared/components/segmented.js';
import { DateText, TimeThere } from '../../shared/components/times.js';
import { useHotkeys } from '../../shared/hotkeys/use-hotkeys.js';
import { languages } from '../../shared/i18n/languages.js';
import { BasisChip } from '../../shared/records/basis-chip.js';
import { EndlessRows } from '../../shared/records/endless-rows.js';
import type { Column } from '../../shared/records/endless-rows.js';
import { SearchField } from '../../shared/records/search-field.js';
import { useEndless } from '../../shared/records/use-endless.js';
import { useMay } from '../../shared/session/session.js';
import { contactsQuery } from './api/contacts.query.js';
import { organisationOfQuery } from './api/organisation-of.query.js';
import type { ContactsSearch } from './contacts-search.js';
import { ContactForm } from './form/contact-form.js';
import styles from './contacts-page.module.css';

export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/contacts' });
  const mayCreate = useMay('contact.create');
  const [isCreating, setCreating] = useState(false);
  const { data: organisation } = useQuery(organisationOfQuery(search.create));
  const list = useEndless(useInfiniteQuery(contactsQuery(search)));
  const isNarrowed = search.q !== undefined || search.language !== undefined;
  const create = () => setCreating(true);

  useHotkeys(t('title'), [{ keys: 'c', label: t('action.create'), run: create, enabled: mayCreate }]);

  const createButton = mayCreate && (
    <Button variant="primary" icon="plus" hotkey="c" onClick={create}>
      {t('action.create')}
    </Button>
  );
  const isAsked = search.create !== undefined && organisation !== undefined && mayCreate;
  return (
    <Page title={t('title')} heading={<PageTitle>{t('title')}</PageTitle>} actions={createButton} fixed>
      <Filters search={search} onChange={change} />
      <EndlessRows
        label={t('title')}
        columns={useColumns()}
        list={list}
        keyOf={({ id }) => id}
        className={styles['rows']}
        empty={
          isNarrowed ? (
            <EmptyState
              icon="search"
              title={t('empty.narrowed')}
              text={t('empty.narrowedText')}
              action={createButton}
            />
          ) : (
            <EmptyState icon="contact" title={t('empty.title')} text={t('empty.text')} action={createButton} />
          )
        }
      />
      {(isCreating || isAsked) && <ContactForm organisation={organisation ?? null} onClose={close} />}
    </Page>
  );

  function change(next: ContactsSearch) {
    void navigate({ to: '/contacts', search: next, replace: true });
  }

  function close() {
    setCreating(false);
    if (search.create !== undefined) change(without(search, 'create'));
  }
}

interface FiltersProps {
  readonly search: ContactsSearch;
  readonly onChange: (search: ContactsSearch) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('contacts');
  const { q = '', language, sort } = search;
  return (
    <search className={styles['filters']}>
      <SearchField
        label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        value={q}
        onSearch={(text) => onChange(text === '' ? without(search, 'q') : { ...search, q: text })}
      />
      <Segmented
        label={t('field.language')}
        segments={[
          { value: 'any', label: t('filter.anyLanguage') },
          ...languages.map(({ code, name, tag }) => ({ value: code, label: name, lang: tag })),
        ]}
        value={language ?? 'any'}
        onChange={(value) => onChange(value === 'any' ? without(search, 'language') : { ...search, language: value })}
      />
      <Segmented
        label={t('filter.sort')}
        segments={[
          { value: 'name', label: t('filter.byName') },
          { value: '-updated', label: t('filter.byChange') },
        ]}
        value={sort ?? 'name'}
        onChange={(value) => onChange(value === 'name' ? without(search, 'sort') : { ...search, sort: value })}
      />
    </search>
  );
}

function without(search: ContactsSearch, key: keyof ContactsSearch): ContactsSearch {
  return Object.fromEntries(Object.entries(search).filter(([name]) => name !== key));
}

function useColumns(): readonly Column<ContactRow>[] {
  const { t } = useTranslation('contacts');
  return [
    {
      key: 'name',
      head: t('column.name'),
      cell: ({ id, name, chineseName, organisation }) => (
        <Link to="/contacts/$contactId" params={{ contactId: id }} data-opens-row>
          <Duo name={name} chineseName={chineseName} country={organisation.country} />
        </Link>
      ),
    },
    {
      key: 'organisation',
      head: t('column.organisation'),
      cell: ({ organisation: { id, name, chineseName, country } }) => (
        <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
          <AnyScript>{country === 'CN' ? (chineseName ?? name) : name}</AnyScript>
        </Link>
      ),
    },
    {
      key: 'role',
      head: t('column.role'),
      cell: ({ jobTitle }) => <AnyScript className="muted">{jobTitle ?? ''}</AnyScript>,
    },
    { key: 'language', head: t('column.language'), cell: ({ language }) => <span className="muted">{language}</span> },
    {
      key: 'there',
      head: t('column.there'),
      cell: ({ timeZone }) => <TimeThere region={regionOfTimeZone(timeZone)} />,
    },
    { key: 'basis', head: t('column.basis'), cell: (contact) => <BasisChip contact={contact} /> },
    {
      key: 'updated',
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
