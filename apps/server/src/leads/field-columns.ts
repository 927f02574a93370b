import type { MoneyDto } from '@brug/contracts/http';
import type { FieldDefinition, FieldValues } from '@brug/domain/fields';
import { SHARED_LEAD_FIELDS, TRACK_FIELDS, type Track } from '@brug/domain/tracks';

/** A field's value as it travels and as the audit trail keeps it. */
export type WireValue = string | number | boolean | readonly string[] | MoneyDto | null;

/** Values by key of the field registry. */
export type WireValues = Readonly<Record<string, WireValue>>;

/** Columns whose name is not the field's key in snake case. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = { estimatedValue: 'value' };

/** The fields of `leads` that a person edits. */
export const LEAD_FIELDS: readonly FieldDefinition[] = SHARED_LEAD_FIELDS.filter((field) => !('derived' in field));

/** Where the details of a track are kept. */
export const DETAIL_TABLE: Readonly<Record<Track, string>> = {
  investment: 'investment_details',
  export: 'export_details',
};

export function detailFields(track: Track): readonly FieldDefinition[] {
  return TRACK_FIELDS[track];
}

const columnsByField = new WeakMap<FieldDefinition, readonly string[]>();

/** The columns that hold a field: one, or for money the minor units and the currency. */
export function columnsOf(field: FieldDefinition): readonly string[] {
  const known = columnsByField.get(field);
  if (known) return known;
  const name = NAMED_OTHERWISE[field.key] ?? field.key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const columns = field.type === 'money' ? [`${name}_minor`, `${name}_currency`] : [name];
  columnsByField.set(field, columns);
  return columns;
}

/** A record's columns by name, each as it is read again. Only the fields for which there is a value, null included. */
export function toColumns(fields: readonly FieldDefinition[], values: WireValues): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined) continue;
    const [first = '', second] = columnsOf(field);
    if (second === undefined) {
      columns[first] = value;
    } else {
      columns[first] = isMoney(value) ? String(BigInt(value.amountMinor)) : null;
      columns[second] = isMoney(value) ? value.currency : null;
    }
  }
  return columns;
}

/** The fields' values from a row of `to_jsonb` or of the driver; each is there, null when not filled. */
export function fromColumns(
  fields: readonly FieldDefinition[],
  row: Readonly<Record<string, unknown>>,
): Record<string, WireValue> {
  const values: Record<string, WireValue> = {};
  for (const field of fields) {
    const [first = '', second] = columnsOf(field);
    const value = row[first];
    if (value === null || value === undefined) values[field.key] = null;
    else if (second === undefined) values[field.key] = value as WireValue;
    else values[field.key] = { amountMinor: String(value), currency: row[second] as MoneyDto['currency'] };
  }
  return values;
}

/** The values as the rules of the domain read them: money exact. */
export function ruleValues(values: WireValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      isMoney(value) ? { amountMinor: BigInt(value.amountMinor), currency: value.currency } : value,
    ]),
  );
}

export function isMoney(value: WireValue | undefined): value is MoneyDto {
  return typeof value === 'object' && value !== null && 'amountMinor' in value;
}
