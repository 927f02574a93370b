/**
 * What kind of value a field holds, and so how it is stored, shown, edited, filtered and compared.
 *
 * - `text` one line, `long-text` running text, `texts` a list of lines, `tags` a list of short words
 * - `integer` whole number with a unit, `percent` basis points, `money` minor units with a currency
 * - `day` a calendar day
 * - `choice` one of the choices, `choices` any of them
 * - `places` place keys (`CN-330603`, `BE-34022`), `codes` classification codes (NACE, HS)
 * - `boolean` yes or no
 * - `reference` the id of another record
 */
export type FieldType =
  | 'text'
  | 'long-text'
  | 'texts'
  | 'tags'
  | 'integer'
  | 'percent'
  | 'money'
  | 'day'
  | 'choice'
  | 'choices'
  | 'places'
  | 'codes'
  | 'boolean'
  | 'reference';

/** The blocks in which a form and the lead page show fields. */
export type FieldGroup = 'lead' | 'plan' | 'site' | 'visit' | 'regulation' | 'goal' | 'market' | 'firm' | 'outcome';

/** Units shown beside a figure. Labels are the screens' business. */
export type FieldUnit = 'jobs' | 'm2' | 'kW' | 'm3/h' | 'points';

/**
 * One field of a lead. Forms, gates, filters, columns, import, export and audit read this list; a new field is one line
 * here, one column and one label per language.
 */
export interface FieldDefinition<K extends string = string> {
  readonly key: K;
  readonly type: FieldType;
  readonly group: FieldGroup;
  readonly unit?: FieldUnit;
  readonly choices?: readonly string[];
  /** Longest text in characters, longest list in entries, or the largest number. */
  readonly max?: number;
  /** Smallest number; 0 unless told. */
  readonly min?: number;
  /** An empty list is an answer ('none'), so only an absent value counts as not filled. */
  readonly emptyIsAnAnswer?: boolean;
  /** Kept by the system or given with a move; not edited on the lead's form. */
  readonly derived?: boolean;
}

/** The value of a field as rules see it: money exact, everything else plain. */
export type FieldValue =
  | string
  | number
  | boolean
  | bigint
  | readonly string[]
  | { readonly amountMinor: bigint; readonly currency: string }
  | null
  | undefined;

export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Whether a field counts as filled for a gate: a zero and a 'no' do, an empty text does not. */
export function isFilled(field: FieldDefinition, value: FieldValue): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return field.emptyIsAnAnswer === true || value.length > 0;
  return true;
}
