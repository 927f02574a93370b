import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { naceDivision } from '@brug/domain/classifications';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { naceCodesQuery } from '../api/nace-codes.query.js';

interface NaceFieldProps {
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Codes of NACE Rev. 2.1: divisions are found by their words, groups and classes are typed by their number. */
export function NaceField({ value, onChange }: NaceFieldProps) {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 150);
  const { data = [] } = useQuery(naceCodesQuery(q));
  const typed = naceDivision(search.trim()) ? [search.trim()] : [];
  const codes = new Set([...value, ...typed, ...(q === '' ? [] : data.map(({ code }) => code))]);
  return (
    <MultiSelect
      label={t('field.naceCodes')}
      description={t('nace.hint')}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      maxValues={10}
      hidePickedOptions
      data={[...codes].map((code) => ({ value: code, label: code }))}
      filter={({ options }) => options}
      nothingFoundMessage={q === '' ? t('nace.type') : t('nace.none')}
      renderOption={({ option }) => (
        <span>
          <span className="num medium">{option.value}</span> <span className="muted">{wordsOf(option.value)}</span>
        </span>
      )}
      value={[...value]}
      onChange={onChange}
    />
  );

  function wordsOf(code: string): string {
    const names = data.find((division) => division.code === code)?.names ?? naceDivision(code)?.names;
    return names ? localised(names) : '';
  }
}
