import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { searchRecordOfOrganisation } from '../organisations/organisations.public.js';
import type { Tx } from '../platform/database/tx.js';
import { OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';
import { leadSearchTokens } from './lead-search.js';

const NAMES = new Set(['legalName', 'tradeName', 'chineseName', 'aliases']);

/** Leads whose keys are written in one statement. */
const BATCH = 500;

const NEXT =
  'SELECT id, title FROM leads WHERE organisation_id = $1 AND id > $2 ORDER BY id LIMIT $3 FOR NO KEY UPDATE';
const WRITE = `UPDATE leads l SET search_tokens = array_to_tsvector(k.tokens)
  FROM (SELECT r.id, ARRAY(SELECT jsonb_array_elements_text(r.tokens)) AS tokens
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, tokens jsonb)) k
  WHERE l.id = k.id`;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Leads are found by the names of their organisation: with a new name they are found by that one at once. */
@Injectable()
export class OrganisationRenamed {
  @OnEventInTransaction('organisation.updated.v1')
  async refreshKeys(tx: Tx, { organisationId, fields }: EventPayload<'organisation.updated.v1'>): Promise<void> {
    if (!fields.some((field) => NAMES.has(field))) return;
    const record = await searchRecordOfOrganisation((sql, params) => tx.query(sql, params), organisationId);
    if (!record) return;
    for (let after: string | undefined = BEFORE_ALL; after !== undefined;) {
      const leads: { id: string; title: string }[] = await tx.query(NEXT, [organisationId, after, BATCH]);
      const keys = leads.map(({ id, title }) => ({ id, tokens: leadSearchTokens(title, record.names) }));
      if (keys.length > 0) await tx.execute(WRITE, [JSON.stringify(keys)]);
      after = leads.length === BATCH ? leads.at(-1)?.id : undefined;
    }
  }
}
