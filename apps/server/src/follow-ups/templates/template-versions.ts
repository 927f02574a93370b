import type { Tx } from '../../platform/database/tx.js';

/** Makes sure that the current texts of templates stand among their versions, so that what is planned can name them. */
export async function keepTemplateVersions(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.execute(KEEP, [keys, tx.at]);
}

const KEEP = `INSERT INTO message_template_versions (template_key, number, subjects, bodies, created_at)
  SELECT key, number, subjects, bodies, $2::timestamptz FROM message_templates WHERE key = ANY($1::text[])
  ON CONFLICT DO NOTHING`;
