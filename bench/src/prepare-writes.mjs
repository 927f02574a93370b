/** What writes are measured with: bodies to create leads from, leads to move, and rows for the floor. */
import { query } from './lab/database.mjs';

/** Leads of each client, so that no two clients move the same one. */
const LEADS_A_CLIENT = 20;

export async function prepareWrites(database, [session], { clients }) {
  const me = await session.get('/api/v1/me');
  const { items: stages } = await session.get('/api/v1/reference/stages');
  const stageIds = ['prospect', 'inquiry'].map(
    (key) => stages.find((stage) => stage.track === 'investment' && stage.key === key).id,
  );
  const most = Math.max(...clients);
  const wanted = most * LEADS_A_CLIENT;
  // Both stages ask for nothing, so nothing but the move is measured.
  const leads = await query(
    database.url,
    `SELECT id, version, stage_id AS "stageId", organisation_id AS "organisationId" FROM leads
     WHERE team_id = $1 AND stage_id = ANY($2::uuid[]) AND confidentiality = 'normal' ORDER BY md5(id::text) LIMIT $3`,
    [me.team.id, stageIds, wanted * 2],
  );
  if (leads.length < most * 2) throw new Error('There are too few leads to move.');
  const half = Math.floor(leads.length / 2);
  const organisations = await query(
    database.url,
    `SELECT o.id, o.country, (SELECT c.id FROM contacts c WHERE c.organisation_id = o.id LIMIT 1) AS "contactId"
     FROM organisations o ORDER BY md5(o.id::text) LIMIT 400`,
  );
  return {
    work: {
      create: { bodies: dealt(organisations.map(bodyOf), most) },
      move: {
        leads: dealt(leads.slice(0, half), most),
        rows: dealt(
          leads.slice(half).map(({ id }) => id),
          most,
        ),
        stages: stageIds,
      },
    },
    floor: { template: await templateOf(database), stages: stageIds },
  };
}

/** A lead as a person fills it in: the shared fields and some of the track's. */
function bodyOf({ id, country, contactId }) {
  const shared = {
    organisationId: id,
    primaryContactId: contactId,
    source: 'fair',
    naceCodes: ['13.96'],
    estimatedValue: { amountMinor: '250000000', currency: 'EUR' },
    tags: ['measured'],
    description: 'A plan for a plant with some forty people.\nThey have seen two sites.',
  };
  return country === 'CN'
    ? { ...shared, track: 'investment', investment: { mode: 'greenfield', activity: ['production'], jobsNew: 40 } }
    : { ...shared, track: 'export', export: { goal: 'sell', products: 'Looms' } };
}

/** One row of `leads` to insert again and again: an existing one, with what differs made anew by the floor. */
async function templateOf(database) {
  const [lead] = await query(
    database.url,
    `SELECT to_jsonb(l) AS lead FROM leads l WHERE archived_at IS NULL AND next_follow_up_id IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const row = { ...lead.lead, version: 1 };
  const columns = Object.keys(row);
  return { columns, row: columns.map((column) => row[column]) };
}

/** Deals items out to so many hands. */
function dealt(items, hands) {
  return Array.from({ length: hands }, (_, hand) => items.filter((_item, index) => index % hands === hand));
}
