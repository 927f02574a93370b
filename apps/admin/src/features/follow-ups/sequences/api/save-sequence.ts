import type { CreateSequence, Sequence } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';

export function createSequence(sequence: CreateSequence): Promise<Sequence> {
  return api('POST /sequences', { body: sequence });
}

/** Makes the next version, against the version of the record it was made on. */
export function changeSequence(id: string, version: number, sequence: CreateSequence): Promise<Sequence> {
  return api('POST /sequences/:id/versions', { params: { id }, body: { ...sequence, version } });
}

/** Lets the trigger begin runs, or not any more. */
export function activateSequence(id: string, version: number, active: boolean): Promise<Sequence> {
  return api('POST /sequences/:id/activate', { params: { id }, body: { version, active } });
}
