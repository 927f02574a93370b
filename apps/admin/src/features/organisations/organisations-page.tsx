import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRow } from '@brug/contracts/organisations';
import { Button } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { EmptyState } from '../../shared/components/empty-state.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { Place } from '../../shared/components/place.js';
import { Segmented } from '../../shared/components/segmented.js';
import { DateText, TimeThere } from '../../shared/components/times.js';
import { useHotkeys } from '../../shared/hotkeys/use-hotkeys.js';
import { EndlessRows } from '../../shared/records/endless-rows.js';
import type { Column } from '../../shared/records/endless-rows.js';
import { SearchField } from '../../shared/records/search-field.js';
import { sideOf } from '../../shared/records/side.js';
import { useEndless } from '../../shared/records/use-endless.js';
import { useMay } from '../../shared/session/session.js';
import { organisationsQuery } from './api/organisations.query.js';
import { OrganisationForm } from './form/organisation-form.js';
import type { OrganisationsSearch } from './organisations-search.js';
import { PlaceField } from './place-field.js';
import { placeViewByKey } from './place-view.js';
import { useCountryNames } from './use-country-names.js';
import styles from './organisations-page.module.css';

export function OrganisationsPage() {
  const { t } = useTranslation('organisations');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/organisations' });
  const mayCreate = useMay('organisation.create');
  const [creating, setCreating] = useState(false);
  const list = useEndless(useInfiniteQuery(organisationsQuery(search)));
  const isNarrowed = search.q !== undefined || search.country !== undefined || search.place !== undefined;
  const create = () => setCreating(true);

  useHotkeys(t('title'), [{ keys: 'c', label: t('action.create'), run: create, enabled: mayCreate }]);

  const createButton = mayCreate && (
    <Button variant="primary" icon="plus" hotkey="c" onClick={create}>
      {t('action.create')}
    </Button>
  );
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
            <EmptyState icon="organisation" title={t('empty.title')} text={t('empty.text')} action={createButton} />
          )
        }
      />
      {creating && <OrganisationForm onClose={() => setCreating(false)} initialName={search.q ?? ''} />}
    </Page>
  );

  function change(next: OrganisationsSearch) {
    void navigate({ to: '/organisations', search: next, replace: true });
  }
}

interface FiltersProps {
  readonly search: OrganisationsSearch;
  readonly onChange: (search: OrganisationsSearch) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('organisations');
  const countries = useCountryNames();
  const { q = '', country, place, sort } = search;
  const without = (key: keyof OrganisationsSearch): OrganisationsSearch =>
    Object.fromEntries(Object.entries(search).filter(([name]) => name !== key));
  return (
    <search className={styles['filters']}>
      <SearchField
        label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        value={q}
        onSearch={(text) => onChange(text === '' ? without('q') : { ...search, q: text })}
      />
      <Select
        aria-label={t('field.country')}
        placeholder={t('filter.anyCountry')}
        className={styles['filter'] ?? ''}
        data={countries.choices}
        clearable
        searchable
        value={country ?? null}
        onChange={(value) => onChange(value === null ? without('country') : { ...search, country: value })}
      />
      <PlaceField
        aria-label={t('field.place')}
        placeholder={t('filter.anyPlace')}
        className={styles['filter'] ?? ''}
        value={place === undefined ? null : placeViewByKey(place)}
        onChange={(value) => onChange(value === null ? without('place') : { ...search, place: value.key })}
      />
      <Segmented
        label={t('filter.sort')}
        segments={[
          { value: 'name', label: t('filter.byName') },
          { value: '-updated', label: t('filter.byChange') },
        ]}
        value={sort ?? 'name'}
        onChange={(value) => onChange(value === 'name' ? without('sort') : { ...search, sort: value })}
      />
    </search>
  );
}

function useColumns(): readonly Column<OrganisationRow>[] {
  const { t } = useTranslation('organisations');
  return [
    {
      key: 'name',
      head: t('column.name'),
      cell: ({ id, name, chineseName, country }) => (
        <Link to="/organisations/$organisationId" params={{ organisationId: id }} data-opens-row>
          <Duo name={name} chineseName={chineseName} country={country} />
        </Link>
      ),
    },
    {
      key: 'place',
      head: t('column.place'),
      cell: ({ placeNames, knownFor, country }) =>
        placeNames === null ? (
          <span className="muted">{country}</span>
        ) : (
          <Place names={placeNames} knownFor={knownFor} show="beside" />
        ),
    },
    { key: 'there', head: t('column.there'), cell: ({ country }) => <TimeThere region={sideOf(country)} /> },
    {
      key: 'nace',
      head: t('column.nace'),
      cell: ({ naceCodes }) => <span className="muted num">{naceCodes.join(', ')}</span>,
    },
    { key: 'contacts', head: t('column.people'), align: 'right', cell: ({ contacts }) => countOf(contacts) },
    { key: 'leads', head: t('column.leads'), align: 'right', cell: ({ openLeads }) => countOf(openLeads) },
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

function countOf(count: number) {
  return <span className={count === 0 ? 'faint num' : 'num'}>{count}</span>;
}
