/** Messages to be sent, planned as the server plans them: row and event in one transaction, the wake-up by the relay. */
import pg from 'pg';
import { query } from './database.mjs';
import { uuid } from './uuid.mjs';

const BATCH = 2000;
const MANY = 10_000_000;

/**
 * Plans a message for each of `dueAt` (Dates), on leads and for contacts that may be written to. Resolves with their ids, in
 * that order.
 */
export async function planMessages(databaseUrl, dueAt, { now }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const ids = dueAt.map(() => uuid());
  try {
    const { rows } = await client.query(TARGETS);
    if (rows.length === 0) throw new Error('Nobody in this database may be written to.');
    await client.query('BEGIN');
    for (let from = 0; from < ids.length; from += BATCH) {
      const messages = ids.slice(from, from + BATCH).map((id, index) => ({
        ...rows[(from + index) % rows.length],
        id,
        eventId: uuid(),
        dueAt: dueAt[from + index].toISOString(),
      }));
      await client.query(PLAN, [JSON.stringify(messages), now.toISOString()]);
      await client.query(TELL, [JSON.stringify(messages), now.toISOString()]);
    }
    await client.query('COMMIT');
    await client.query('NOTIFY brug_outbox');
  } finally {
    await client.end();
  }
  return ids;
}

/**
 * Calls off what the demo has planned, so that nothing is sent but what a run plans, and sets the limits of sending so high that none is
 * reached, since a run is measured by how fast it is. They are counted all the same, as in every installation.
 */
export async function prepareToSend(databaseUrl) {
  await query(
    databaseUrl,
    `UPDATE follow_ups SET state = 'cancelled', ended_at = updated_at, end_reason = 'by-hand'
      WHERE kind = 'message' AND state IN ('planned', 'failed')`,
  );
  const limits = { domainPerMinute: MANY, domainAtOnce: MANY, senderPerHour: MANY, senderPerDay: MANY };
  await query(
    databaseUrl,
    `INSERT INTO settings (key, value) VALUES ('sendingLimits', $1::jsonb)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(limits)],
  );
}

/** Different leads first: what happens on one waits for each other. */
const TARGETS = `SELECT l.id AS "leadId", l.owner_id AS "ownerId", c.id AS "contactId", c.language
  FROM leads l JOIN stages s ON s.id = l.stage_id JOIN contacts c ON c.id = l.primary_contact_id
  WHERE s.category = 'open' AND l.archived_at IS NULL AND c.archived_at IS NULL AND c.email IS NOT NULL
    AND c.lawful_basis IS NOT NULL AND c.opted_out_at IS NULL
  ORDER BY l.id LIMIT 10000`;

const PLAN = `INSERT INTO follow_ups (id, kind, lead_id, contact_id, owner_id, template_key, language, title, trigger_at, due_at,
    due_reason, created_at, updated_at)
  SELECT m.id, 'message', m."leadId", m."contactId", m."ownerId", 'demo-after-call', m.language, 'Message of a run', $2::timestamptz,
    m."dueAt", '{"timing":"by-hand","calendar":null,"workingDays":null,"workingMinutes":null,"provisional":false}', $2, $2
  FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, "leadId" uuid, "contactId" uuid, "ownerId" uuid, language text, "dueAt" timestamptz)`;

const TELL = `INSERT INTO outbox (id, name, payload, aggregate_id, occurred_at)
  SELECT m."eventId", 'follow-up.planned.v1', jsonb_build_object('followUpId', m.id, 'leadId', m."leadId", 'kind', 'message',
    'revision', 1, 'dueAt', m."dueAt"), m."leadId", $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, "eventId" uuid, "leadId" uuid, "dueAt" text) ORDER BY m."eventId"`;
