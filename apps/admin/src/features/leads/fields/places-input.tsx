import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '@brug/domain/fields';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { placesQuery } from '../api/places.query.js';
import { placeName } from './place-names.js';
import type { WireValue } from './wire-values.js';

interface PlacesInputProps {
  readonly field: FieldDefinition;
  readonly label: string;
  readonly value: string[];
  readonly onChange: (value: WireValue) => void;
  readonly description?: string | undefined;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** Places of the side the field is about, found as they are typed in any script, with what each is known for. */
export function PlacesInput({ field, value, onChange, ...frame }: PlacesInputProps) {
  const { t } = useTranslation('leads');
  const { language } = useFormat();
  const localised = useLocalised();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 120);
  const region = field.key === 'preferredMunicipalities' ? 'BE' : field.key === 'targetCities' ? 'CN' : undefined;
  const { data: found = [], isFetching } = useQuery(placesQuery(q, region));
  const known = new Map<string, string>(value.map((key) => [key, placeName(key, language)]));
  for (const place of found) {
    const cluster = place.clusters[0];
    const city = place.cityNames && place.cityKey !== place.key ? `, ${localised(place.cityNames)}` : '';
    const about = cluster ? ` · ${localised(cluster.names)}` : '';
    if (!known.has(place.key)) known.set(place.key, `${localised(place.names)}${city}${about}`);
  }
  return (
    <MultiSelect
      {...frame}
      data={[...known].map(([key, name]) => ({ value: key, label: name }))}
      value={value}
      onChange={onChange}
      maxValues={field.max}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      placeholder={value.length === 0 ? t('details.typePlace') : ''}
      nothingFoundMessage={q === '' || isFetching ? null : t('details.noPlace')}
    />
  );
}
