import { newId } from '../database/new-id.js';

/** A write to one record, for the audit trail. */
export interface AuditRecord {
  /** What kind of record: `lead`, `organisation`, … */
  readonly entity: string;
  readonly entityId: string;
  /** What was done: `create`, `update`, `move`, `merge`, … */
  readonly action: string;
  /** The record before; absent when it was created. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  /** The record after; absent when it is gone. */
  readonly after?: Readonly<Record<string, unknown>> | null;
  /** The fields to compare; all of both sides unless told. */
  readonly fields?: readonly string[];
}

/** One changed field. An absent value is null. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface PendingAuditEntry {
  readonly id: string;
  readonly entity: string;
  readonly entityId: string;
  readonly action: string;
  readonly changes: readonly FieldChange[];
}

/** Collects what a transaction changed, field by field; written with the transaction, just before its commit. */
export class AuditRecorder {
  readonly #pending: PendingAuditEntry[] = [];

  /** Records a write. An update that changed none of its fields leaves no entry. */
  record(entry: AuditRecord): void {
    const changes = changesBetween(entry.before ?? {}, entry.after ?? {}, entry.fields);
    if (changes.length === 0 && entry.before && entry.after) return;
    const { entity, entityId, action } = entry;
    this.#pending.push({ id: newId(), entity, entityId, action, changes });
  }

  /** What is to be written. */
  get pending(): readonly PendingAuditEntry[] {
    return this.#pending;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields that differ, as JSON values (a bigint as its decimal string). */
export function changesBetween(before: Fields, after: Fields, fields?: readonly string[]): FieldChange[] {
  const names = fields ?? [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const was = toJson(before[field]);
    const is = toJson(after[field]);
    return sameJson(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || (isNested(a) && isNested(b) && JSON.stringify(a) === JSON.stringify(b));
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function toJson(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (Number.isFinite(value)) return value;
  return JSON.parse(JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item)));
}
