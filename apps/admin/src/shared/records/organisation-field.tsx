import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRef } from '@brug/contracts/organisations';
import { Duo } from '../components/duo.js';
import { findOrganisationsQuery } from '../reference/find-organisations.query.js';

interface OrganisationFieldProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: OrganisationRef | null;
  readonly onChange: (organisation: OrganisationRef | null) => void;
  /** Organisations that may not be chosen. */
  readonly except?: readonly string[];
}

/** Finds an organisation by any of its names, in any script, or by its number. */
export function OrganisationField({ value, onChange, except = [], ...rest }: OrganisationFieldProps) {
  const { t } = useTranslation('records');
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 150);
  const asked = value !== null && q === labelOf(value) ? '' : q;
  const { data } = useQuery(findOrganisationsQuery(asked));
  const found = [...(value ? [value] : []), ...(asked === '' ? [] : (data ?? []))];
  const choices = new Map(found.filter(({ id }) => !except.includes(id)).map((one) => [one.id, one]));
  return (
    <Select
      clearable
      {...rest}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      data={[...choices.values()].map((one) => ({ value: one.id, label: labelOf(one) }))}
      filter={({ options }) => options}
      nothingFoundMessage={q === '' ? t('list.type') : t('list.none')}
      renderOption={({ option }) => {
        const one = choices.get(option.value);
        return one ? <Duo name={one.name} chineseName={one.chineseName} country={one.country} /> : option.label;
      }}
      value={value?.id ?? null}
      onChange={(id) => onChange(id === null ? null : (choices.get(id) ?? null))}
    />
  );
}

function labelOf({ name, chineseName, country }: OrganisationRef): string {
  return country === 'CN' ? (chineseName ?? name) : name;
}
