import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceView } from '@brug/contracts/organisations';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { placesQuery } from './api/places.query.js';
import styles from './place-field.module.css';

interface PlaceFieldProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: PlaceView | null;
  readonly onChange: (place: PlaceView | null) => void;
}

/** Finds a place by any of its names, in any script, with what it is known for beside it. */
export function PlaceField({ value, onChange, ...rest }: PlaceFieldProps) {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 150);
  const asked = value !== null && q === labelOf(value) ? '' : q;
  const { data } = useQuery(placesQuery(asked));
  const found = [...(value ? [value] : []), ...(asked === '' ? [] : (data ?? []))];
  const choices = new Map(found.map((place) => [place.key, place]));
  return (
    <Select
      clearable
      {...rest}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      data={[...choices.values()].map((place) => ({ value: place.key, label: labelOf(place) }))}
      filter={({ options }) => options}
      nothingFoundMessage={q === '' ? t('place.type') : t('place.none')}
      renderOption={({ option }) => {
        const place = choices.get(option.value);
        const known = place?.clusters[0];
        return (
          <span className={styles['option']}>
            <span>{option.label}</span>
            {known && <span className="muted t12 truncate">{localised(known.names)}</span>}
          </span>
        );
      }}
      value={value?.key ?? null}
      onChange={(key) => onChange(key === null ? null : (choices.get(key) ?? null))}
    />
  );

  function labelOf({ names, cityNames }: PlaceView): string {
    return cityNames === null ? localised(names) : `${localised(names)}, ${localised(cityNames)}`;
  }
}
