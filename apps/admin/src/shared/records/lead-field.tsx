import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRef } from '@brug/contracts/organisations';
import type { Track } from '@brug/domain/tracks';
import { Duo } from '../components/duo.js';
import { TrackMark } from '../components/track-mark.js';
import { findLeadsQuery } from '../reference/find-leads.query.js';
import styles from './lead-field.module.css';

/** What a lead is told by in a list. */
export interface LeadRef {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly track: Track;
  readonly organisation: OrganisationRef;
}

interface LeadFieldProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: LeadRef | null;
  readonly onChange: (lead: LeadRef | null) => void;
  /** Leads of this track only. */
  readonly track?: Track | undefined;
  /** Leads that may not be chosen. */
  readonly except?: readonly string[];
}

/** Finds a lead by its number, its title or its firm, in any script. */
export function LeadField({ value, onChange, track, except = [], ...rest }: LeadFieldProps) {
  const { t } = useTranslation('records');
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 150);
  const asked = value !== null && q === labelOf(value) ? '' : q;
  const { data } = useQuery(findLeadsQuery(asked, track));
  const found = [...(value ? [value] : []), ...(data ?? [])];
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
      nothingFoundMessage={t('list.none')}
      renderOption={({ option }) => {
        const one = choices.get(option.value);
        return one ? <LeadLine lead={one} /> : option.label;
      }}
      value={value?.id ?? null}
      onChange={(id) => onChange(id === null ? null : (choices.get(id) ?? null))}
    />
  );
}

/** A lead in one line: track, number, firm, title. */
export function LeadLine({ lead }: { readonly lead: LeadRef }) {
  const { track, number, title, organisation } = lead;
  return (
    <span className={styles['line']} data-track={track}>
      <TrackMark track={track} />
      <span className="muted num nowrap">{number}</span>
      <span className={styles['names']}>
        <Duo name={organisation.name} chineseName={organisation.chineseName} country={organisation.country} />
        <span className="muted t12 truncate">{title}</span>
      </span>
    </span>
  );
}

function labelOf({ number, organisation: { name, chineseName, country } }: LeadRef): string {
  return `${number} ${country === 'CN' ? (chineseName ?? name) : name}`;
}
