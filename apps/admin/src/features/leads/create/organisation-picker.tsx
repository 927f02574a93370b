import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRef } from '@brug/contracts/organisations';
import { Duo } from '../../../shared/components/duo.js';
import { Place } from '../../../shared/components/place.js';
import { findOrganisationsQuery } from '../../../shared/reference/find-organisations.query.js';

interface OrganisationPickerProps {
  readonly label: string;
  readonly onPick: (organisation: OrganisationRef | null) => void;
  /** Only firms of this country. */
  readonly country?: string | undefined;
  /** Offers to make a firm of the name that was typed. */
  readonly onCreate?: (name: string) => void;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly description?: string;
  /** The first control of a dialogue. */
  readonly first?: boolean;
}

const create = 'create';

/** Finds a firm by any of its names, in either script, or by its number. */
export function OrganisationPicker({ onPick, onCreate, country, first = false, ...frame }: OrganisationPickerProps) {
  const { t } = useTranslation(['leads', 'common']);
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<OrganisationRef | null>(null);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const searching = q !== '' && typed !== labelOf(picked);
  const { data = [], isFetching } = useQuery(findOrganisationsQuery(searching ? q : '', country));
  const found = searching ? data : [];
  const shown = picked && !found.some(({ id }) => id === picked.id) ? [picked, ...found] : found;
  const options = shown.map((organisation) => ({ value: organisation.id, label: labelOf(organisation) }));
  const offer =
    onCreate && searching ? [{ value: create, label: t('create.organisation', { name: typed.trim() }) }] : [];
  return (
    <Select
      {...frame}
      data-autofocus={first || undefined}
      data={[...options, ...offer]}
      value={picked?.id ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      placeholder={t('create.typeFirm')}
      nothingFoundMessage={searching && !isFetching ? t('create.noFirm') : null}
      renderOption={({ option }) => {
        const organisation = shown.find(({ id }) => id === option.value);
        return organisation ? <Option organisation={organisation} /> : option.label;
      }}
      onChange={(value) => {
        if (value === create) {
          onCreate?.(typed.trim());
          return;
        }
        const next = shown.find(({ id }) => id === value) ?? null;
        setPicked(next);
        onPick(next);
      }}
    />
  );
}

function Option({ organisation }: { readonly organisation: OrganisationRef }) {
  const { name, chineseName, country, placeNames } = organisation;
  return (
    <span className="row grow">
      <Duo name={name} chineseName={chineseName} country={country} className="grow" />
      <span className="muted t12">
        <Place names={placeNames} />
      </span>
    </span>
  );
}

function labelOf(organisation: OrganisationRef | null): string {
  if (organisation === null) return '';
  const { name, chineseName, country } = organisation;
  if (chineseName === null) return name;
  return country === 'CN' ? `${chineseName} ${name}` : `${name} ${chineseName}`;
}
