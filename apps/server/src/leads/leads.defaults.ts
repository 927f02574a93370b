import { DEFAULT_PIPELINES } from '@brug/domain/pipeline';
import { TRACKS } from '@brug/domain/tracks';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';

const INSERT = `INSERT INTO stages (id, track, key, names, category, position, probability_bp, gate)
  SELECT s.id, s.track, s.key, s.names, s.category, s.position, s."probabilityBp", s.gate
  FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, track text, key text, names jsonb, category text, position integer,
    "probabilityBp" integer, gate jsonb)
  WHERE NOT EXISTS (SELECT 1 FROM stages known WHERE known.track = s.track)`;

/** Installs the default pipeline of each track that has no stage yet; from then on stages are the administrator's. */
export async function installDefaults(tx: Tx): Promise<void> {
  const stages = TRACKS.flatMap((track) =>
    DEFAULT_PIPELINES[track].map((stage, position) => ({ ...stage, id: newId(), position })),
  );
  await tx.execute(INSERT, [JSON.stringify(stages)]);
}
