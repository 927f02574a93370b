import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { naceCodesQuery } from '../api/nace-codes.query.js';
import { naceName } from './place-names.js';
import type { WireValue } from './wire-values.js';

interface NaceInputProps {
  readonly label: string;
  readonly value: string[];
  readonly onChange: (value: WireValue) => void;
  readonly description?: string | undefined;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

const code = /^\d{2}(\.\d{1,2})?$/;

/** NACE codes: divisions are found by number or word; a group or class is typed in full. */
export function NaceInput({ value, onChange, ...frame }: NaceInputProps) {
  const { t } = useTranslation('leads');
  const { language } = useFormat();
  const localised = useLocalised();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 120);
  const { data: found = [], isFetching } = useQuery(naceCodesQuery(q));
  const known = new Map<string, string>(value.map((key) => [key, naceName(key, language)]));
  if (code.test(q) && !known.has(q)) known.set(q, naceName(q, language));
  for (const division of found) {
    if (!known.has(division.code)) known.set(division.code, `${division.code} ${localised(division.names)}`);
  }
  return (
    <MultiSelect
      {...frame}
      data={[...known].map(([key, name]) => ({ value: key, label: name }))}
      value={value}
      onChange={onChange}
      maxValues={10}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      placeholder={value.length === 0 ? t('details.typeNace') : ''}
      nothingFoundMessage={q === '' || isFetching ? null : t('details.noNace')}
    />
  );
}
