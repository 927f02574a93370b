import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import { Duo } from '../../shared/components/duo.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { findLeadsQuery } from './api/find-leads.query.js';
import styles from './inbox-page.module.css';

interface LeadPickerProps {
  readonly picked: LeadCard | null;
  readonly onPick: (lead: LeadCard | null) => void;
}

/** Finds a lead by its number, its title or its firm, in either script. */
export function LeadPicker({ picked, onPick }: LeadPickerProps) {
  const { t } = useTranslation(['replies', 'common']);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const searching = q !== '' && typed !== labelOf(picked);
  const { data = [], isFetching } = useQuery(findLeadsQuery(searching ? q : ''));
  const found = searching ? data : [];
  const shown = picked && !found.some(({ id }) => id === picked.id) ? [picked, ...found] : found;
  return (
    <Select
      label={t('inbox.leadField')}
      placeholder={t('inbox.leadHint')}
      data={shown.map((lead) => ({ value: lead.id, label: labelOf(lead) }))}
      value={picked?.id ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={searching && !isFetching ? t('inbox.noLead') : null}
      renderOption={({ option }) => {
        const lead = shown.find(({ id }) => id === option.value);
        return lead ? <LeadLine lead={lead} /> : option.label;
      }}
      onChange={(value) => onPick(shown.find(({ id }) => id === value) ?? null)}
    />
  );
}

/** A lead as one recognises it: track, number, firm, title. */
export function LeadLine({ lead }: { readonly lead: LeadCard }) {
  const { name, chineseName, country } = lead.organisation;
  return (
    <span className={styles['leadLine']}>
      <TrackMark track={lead.track} />
      <span className="muted num">{lead.number}</span>
      <Duo name={name} chineseName={chineseName} country={country} className="truncate" />
      <span className="muted truncate">{lead.title}</span>
    </span>
  );
}

function labelOf(lead: LeadCard | null): string {
  return lead === null ? '' : `${lead.number} ${lead.title}`;
}
