import type { Tx } from '../../platform/database/tx.js';
import { EXPORT_SEQUENCES } from './ready-made/export.data.js';
import { INVESTMENT_SEQUENCES } from './ready-made/investment.data.js';
import { READY_MADE_TEMPLATES } from './ready-made/templates.data.js';

/** What ships with the product. */
export const READY_MADE_SEQUENCES = [...INVESTMENT_SEQUENCES, ...EXPORT_SEQUENCES];

/**
 * Writes the ready-made sequences and their templates that are not there yet; what an administrator changed stays. They begin no run by
 * themselves: their texts make promises that an installation confirms before it switches them on.
 */
export async function installReadyMadeSequences(tx: Tx): Promise<void> {
  await tx.execute(TEMPLATES, [JSON.stringify(READY_MADE_TEMPLATES), tx.at]);
  await tx.execute(VERSIONS, [JSON.stringify(READY_MADE_TEMPLATES), tx.at]);
  const sequences = JSON.stringify(READY_MADE_SEQUENCES);
  await tx.execute(SEQUENCES, [sequences, tx.at]);
  await tx.execute(SEQUENCE_VERSIONS, [sequences, tx.at]);
}

const TEMPLATES = `INSERT INTO message_templates (key, names, subjects, bodies, updated_at)
  SELECT key, names, subjects, bodies, $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS t(key text, names jsonb, subjects jsonb, bodies jsonb)
  ON CONFLICT DO NOTHING`;
const VERSIONS = `INSERT INTO message_template_versions (template_key, number, subjects, bodies, created_at)
  SELECT key, 1, subjects, bodies, $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS t(key text, subjects jsonb, bodies jsonb)
  ON CONFLICT DO NOTHING`;
const SEQUENCES = `INSERT INTO sequences (id, key, names, created_at, updated_at)
  SELECT id, key, names, $2::timestamptz, $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, key text, names jsonb)
  ON CONFLICT DO NOTHING`;
const SEQUENCE_VERSIONS = `INSERT INTO sequence_versions (sequence_id, number, definition, created_at)
  SELECT id, 1, definition, $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, definition jsonb)
  ON CONFLICT DO NOTHING`;
