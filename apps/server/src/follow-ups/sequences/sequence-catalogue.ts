import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@brug/contracts/http';
import type { SequenceDefinition } from '@brug/domain/sequences';
import { Database } from '../../platform/database/database.js';
import { Kept } from '../../platform/database/kept.js';

/** One version of a sequence, as runs are begun from it. */
export interface StoredSequence {
  readonly id: string;
  readonly number: number;
  readonly names: LocalisedText;
  readonly definition: SequenceDefinition;
}

/** The sequences that begin runs by themselves, kept in memory: every new lead and every move asks for them. */
@Injectable()
export class SequenceCatalogue {
  readonly #active: Kept<readonly StoredSequence[]>;

  constructor(database: Database) {
    this.#active = new Kept(() => database.read<StoredSequence>(`${CURRENT} WHERE s.active ORDER BY s.id`));
  }

  active(): Promise<readonly StoredSequence[]> {
    return this.#active.get();
  }

  /** After a sequence was changed and committed. */
  forget(): void {
    this.#active.forget();
  }
}

/** Sequences `s` with the version that new runs take. */
export const CURRENT = `SELECT s.id, s.number, s.names, v.definition
  FROM sequences s JOIN sequence_versions v ON v.sequence_id = s.id AND v.number = s.number`;
