import type { LocalisedText } from '@brug/contracts/http';
import type { SequenceDefinition } from '@brug/domain/sequences';
import { personIdOf } from '../../platform/actors/caller.js';
import type { Tx } from '../../platform/database/tx.js';

/** A sequence as it is before it is changed. */
export interface SequenceBefore {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly names: LocalisedText;
  readonly active: boolean;
  readonly definition: SequenceDefinition;
}

/** Adds the next version of a locked sequence, with audit and event. */
export async function addSequenceVersion(
  tx: Tx,
  before: SequenceBefore,
  { names, definition }: { readonly names: LocalisedText; readonly definition: SequenceDefinition },
): Promise<void> {
  const { id } = before;
  const number = before.number + 1;
  await insertVersion(tx, id, number, definition);
  await tx.execute(ADVANCE, [id, number, JSON.stringify(names), tx.at]);
  tx.audit.record({
    entity: 'sequence',
    entityId: id,
    action: 'new-version',
    before: { number: before.number, names: before.names, definition: before.definition },
    after: { number, names, definition },
  });
  await tx.events.record('sequence.changed.v1', { sequenceId: id }, { aggregate: id });
}

/** Locks the sequences that meet a condition on `s` or on their newest version `v`, in the order of their ids, to change them. */
export function lockSequences(tx: Tx, condition: string, params: readonly unknown[]): Promise<SequenceBefore[]> {
  return tx.query<SequenceBefore>(`${BEFORE} WHERE ${condition} ORDER BY s.id FOR UPDATE OF s`, params);
}

export async function insertVersion(tx: Tx, id: string, number: number, definition: SequenceDefinition): Promise<void> {
  await tx.execute(INSERT_VERSION, [id, number, JSON.stringify(definition), tx.at, personIdOf(tx.actor)]);
}

const BEFORE = `SELECT s.id, s.version, s.number, s.names, s.active, v.definition
  FROM sequences s JOIN sequence_versions v ON v.sequence_id = s.id AND v.number = s.number`;

const INSERT_VERSION = `INSERT INTO sequence_versions (sequence_id, number, definition, created_at, created_by)
  VALUES ($1, $2, $3::jsonb, $4, $5)`;
const ADVANCE = `UPDATE sequences SET number = $2, names = $3::jsonb, version = version + 1, updated_at = $4 WHERE id = $1`;
