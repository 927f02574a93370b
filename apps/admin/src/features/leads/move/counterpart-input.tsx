import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { OrganisationPicker } from '../create/organisation-picker.js';

interface CounterpartInputProps {
  readonly lead: Lead;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (organisationId: string | null) => void;
  readonly required?: boolean;
  readonly error?: ReactNode;
}

/** With whom it was signed: one of the lead's counterparts, or any other organisation. */
export function CounterpartInput({ lead, label, value, onChange, required = false, error }: CounterpartInputProps) {
  const { t } = useTranslation('leads');
  const known = lead.counterparts.filter(({ state }) => state !== 'rejected');
  const [other, setOther] = useState(known.length === 0);
  if (other) {
    return (
      <OrganisationPicker
        label={label}
        required={required}
        error={error}
        country={lead.track === 'investment' ? 'BE' : 'CN'}
        onPick={(organisation) => onChange(organisation?.id ?? null)}
      />
    );
  }
  return (
    <NativeSelect
      label={label}
      required={required}
      error={error}
      value={value ?? ''}
      data={[
        { value: '', label: t('details.choose') },
        ...known.map(({ organisation }) => ({ value: organisation.id, label: organisation.name })),
        { value: 'other', label: t('gate.otherOrganisation') },
      ]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === 'other') setOther(true);
        else onChange(currentTarget.value === '' ? null : currentTarget.value);
      }}
    />
  );
}
