import { MultiSelect, NativeSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { FieldDefinition } from '@brug/domain/fields';
import { DateField } from '../../../shared/components/date-field.js';
import { MoneyField } from '../../../shared/components/money-field.js';
import { NaceInput } from './nace-input.js';
import { PlacesInput } from './places-input.js';
import { useFieldTexts } from './use-field-texts.js';
import type { WireValue } from './wire-values.js';
import { isMoney } from './wire-values.js';

export interface FieldInputProps {
  readonly field: FieldDefinition;
  readonly value: WireValue | undefined;
  readonly onChange: (value: WireValue) => void;
  readonly error?: ReactNode;
  /** Said below the label. */
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** The control for a field of the registry, by its type. References have controls of their own: see `RecordInput`. */
export function FieldInput({
  field,
  value,
  onChange,
  error,
  hint,
  required = false,
  autoFocus = false,
}: FieldInputProps) {
  const { t } = useTranslation(['leads', 'common']);
  const texts = useFieldTexts();
  const label = texts.label(field.key);
  // What is asked is all in sight; a star on every field tells nothing.
  const frame = {
    withAsterisk: false,
    label,
    error,
    description: hint,
    required,
    'data-autofocus': autoFocus || undefined,
    autoFocus,
  };
  const choices = (field.choices ?? []).map((choice) => ({ value: choice, label: texts.choice(field.key, choice) }));

  switch (field.type) {
    case 'money':
      return <MoneyField label={label} value={isMoney(value) ? value : null} onChange={onChange} error={error} />;
    case 'day':
      return <DateField {...frame} value={textOf(value)} onChange={onChange} />;
    case 'integer':
      return <Figure {...frame} field={field} value={value} onChange={onChange} />;
    case 'percent':
      return <Percentage {...frame} value={value} onChange={onChange} />;
    case 'choice':
      return (
        <NativeSelect
          {...frame}
          data={[{ value: '', label: t('details.choose') }, ...choices]}
          value={textOf(value) ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      );
    case 'choices':
      return (
        <MultiSelect {...frame} data={choices} value={listOf(value)} onChange={onChange} searchable hidePickedOptions />
      );
    case 'boolean':
      return (
        <Select
          {...frame}
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.clear') }}
          data={[
            { value: 'yes', label: t('details.yes') },
            { value: 'no', label: t('details.no') },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(next) => onChange(next === null ? null : next === 'yes')}
        />
      );
    case 'places':
      return <PlacesInput {...frame} field={field} value={listOf(value)} onChange={onChange} />;
    case 'codes':
      if (field.key === 'naceCodes') return <NaceInput {...frame} value={listOf(value)} onChange={onChange} />;
      return <Entries {...frame} field={field} value={value} onChange={onChange} />;
    case 'texts':
    case 'tags':
      return <Entries {...frame} field={field} value={value} onChange={onChange} />;
    case 'long-text':
      return (
        <Textarea
          {...frame}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={field.max}
          value={textOf(value) ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      );
    case 'text':
    case 'reference':
      return (
        <TextInput
          {...frame}
          maxLength={field.max}
          value={textOf(value) ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      );
  }
}

type PartProps = Pick<FieldInputProps, 'value' | 'onChange' | 'error' | 'required'> & {
  readonly label: string;
  readonly description: string | undefined;
};

function Figure({ field, value, onChange, ...frame }: PartProps & { readonly field: FieldDefinition }) {
  const { t } = useTranslation('leads');
  return (
    <NumberInput
      {...frame}
      allowDecimal={false}
      allowNegative={false}
      min={field.min ?? 0}
      max={field.max}
      thousandSeparator=" "
      hideControls
      rightSection={field.unit && <span className="muted t12">{t(`unitShort.${shortOf(field.unit)}`)}</span>}
      rightSectionWidth={52}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  );
}

function Percentage({ value, onChange, ...frame }: PartProps) {
  return (
    <NumberInput
      {...frame}
      allowNegative={false}
      decimalScale={2}
      min={0}
      max={100}
      hideControls
      rightSection={<span className="muted t12">%</span>}
      value={typeof value === 'number' ? value / 100 : ''}
      onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * 100) : null)}
    />
  );
}

function Entries({ field, value, onChange, ...frame }: PartProps & { readonly field: FieldDefinition }) {
  const { t } = useTranslation('leads');
  const hint = field.emptyIsAnAnswer === true ? t('gate.noneIsAnAnswer') : undefined;
  return (
    <TagsInput
      {...frame}
      description={frame.description ?? hint}
      value={listOf(value)}
      onChange={onChange}
      maxTags={field.max}
      acceptValueOnBlur
      placeholder={listOf(value).length === 0 ? t('gate.addOne') : ''}
    />
  );
}

function shortOf(unit: NonNullable<FieldDefinition['unit']>) {
  return unit === 'm3/h' ? ('m3-per-h' as const) : unit;
}

function textOf(value: WireValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function listOf(value: WireValue | undefined): string[] {
  return Array.isArray(value) ? [...value] : [];
}
