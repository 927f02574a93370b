import type { MoneyDto } from '@brug/contracts/http';
import type { Lead } from '@brug/contracts/leads';
import { isFilled } from '@brug/domain/fields';
import type { FieldDefinition, FieldValue, FieldValues } from '@brug/domain/fields';
import { fieldsOf, PROJECT_FIELDS, SHARED_LEAD_FIELDS } from '@brug/domain/tracks';

/** A field's value as it travels; null when it is not filled. */
export type WireValue = string | number | boolean | readonly string[] | MoneyDto | null;

/** Values by key of the field registry. */
export type WireValues = Readonly<Record<string, WireValue>>;

export function isMoney(value: WireValue | undefined): value is MoneyDto {
  return typeof value === 'object' && value !== null && 'amountMinor' in value;
}

/** Every field of a lead by its key, as it travels: what both tracks share, the track's own, and how many counterparts were accepted. */
export function wireValuesOf(lead: Lead): WireValues {
  const details = lead.track === 'investment' ? lead.investment : lead.export;
  return {
    ...details,
    title: lead.title,
    primaryContactId: lead.primaryContact?.id ?? null,
    ownerId: lead.owner.id,
    source: lead.source,
    naceCodes: lead.naceCodes,
    estimatedValue: lead.value && { amountMinor: lead.value.amountMinor, currency: lead.value.currency },
    probabilityBp: lead.ownProbabilityBp,
    expectedDecisionOn: lead.expectedDecisionOn,
    priority: lead.priority,
    confidentiality: lead.confidentiality,
    tags: lead.tags,
    description: lead.description,
    acceptedCounterparts: lead.counterparts.filter(({ state }) => state === 'accepted' || state === 'introduced')
      .length,
  };
}

/** A value as the rules of the domain take it: money exact. */
export function ruleValue(value: WireValue | undefined): FieldValue {
  return isMoney(value) ? { amountMinor: BigInt(value.amountMinor), currency: value.currency } : value;
}

export function ruleValues(values: WireValues): FieldValues {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, ruleValue(value)]));
}

export function isAnswered(field: FieldDefinition, value: WireValue | undefined): boolean {
  return isFilled(field, ruleValue(value));
}

const sharedKeys: ReadonlySet<string> = new Set(SHARED_LEAD_FIELDS.map(({ key }) => key));
const projectKeys: ReadonlySet<string> = new Set(PROJECT_FIELDS.map(({ key }) => key));

/** Changes by field key in the shape the API takes: shared fields on top, the track's own below its name. */
export function changesBody(track: Lead['track'], values: WireValues): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const details: Record<string, unknown> = {};
  for (const { key } of fieldsOf(track)) {
    const value = values[key];
    if (value === undefined || projectKeys.has(key) || key === 'acceptedCounterparts') continue;
    (sharedKeys.has(key) ? body : details)[key] = value;
  }
  return Object.keys(details).length === 0 ? body : { ...body, [track]: details };
}

/** The other way: what a request asked for, by field key. */
export function changedValues(track: Lead['track'], body: unknown): WireValues {
  if (typeof body !== 'object' || body === null) return {};
  const shared = body as Record<string, unknown>;
  const all = { ...shared, ...(shared[track] as Record<string, unknown> | undefined) };
  return Object.fromEntries(
    fieldsOf(track).flatMap(({ key }) => (all[key] === undefined ? [] : [[key, all[key] as WireValue]])),
  );
}

/** Whether two values are the same thing. */
export function sameValue(a: WireValue | undefined, b: WireValue | undefined): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: WireValue | undefined): unknown {
  return isMoney(value) ? [value.amountMinor, value.currency] : (value ?? null);
}
