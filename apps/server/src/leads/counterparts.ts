import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { Lead, leadEndpoints } from '@brug/contracts/leads';
import { type PersonActor, personIdOf } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { LeadPages } from './lead-page.service.js';
import { leadRefOf } from './lead-records.js';
import { lockLeadToUpdate } from './relink-lead.js';
import type { LeadState } from './lead-state.js';

type AddBody = BodyOf<typeof leadEndpoints.addCounterpart>;
type ChangeBody = BodyOf<typeof leadEndpoints.changeCounterpart>;

interface CounterpartState {
  readonly id: string;
  readonly version: number;
  readonly organisationId: string;
  readonly state: 'suggested' | 'accepted' | 'introduced' | 'rejected';
  readonly reason: string | null;
}

/** Organisations of the other side that are linked to a lead. They are records with versions of their own: a link leaves the lead's alone. */
@Injectable()
export class Counterparts {
  constructor(private readonly pages: LeadPages) {}

  /** Links an organisation. One that was rejected comes back only when it is explicitly accepted. */
  add(actor: PersonActor, leadId: string, body: AddBody): Promise<Lead> {
    return this.pages.afterChange(actor, leadId, body, async (tx) => {
      const lead = await lockLeadToUpdate(tx, actor, leadId);
      await refuseUnlinkable(tx, lead, body.organisationId);
      const [known] = await tx.query<CounterpartState>(OF_ORGANISATION, [leadId, body.organisationId]);
      if (known?.state === 'rejected' && body.state !== 'accepted') {
        refuse('request.invalid', {
          detail: 'This organisation was rejected for the lead; accept it explicitly to link it again.',
          errors: [
            { path: 'body.state', code: 'counterpart.rejected', message: 'accepted, since it was rejected before' },
          ],
        });
      }
      const { organisationId, state, reason = null } = body;
      if (known) await save(tx, lead, known, { ...known, state, reason: reasonAfter(known, body) });
      else await save(tx, lead, null, { id: newId(), version: 0, organisationId, state, reason });
    });
  }

  change(actor: PersonActor, leadId: string, counterpartId: string, body: ChangeBody): Promise<Lead> {
    return this.pages.afterChange(actor, leadId, body, async (tx) => {
      const lead = await lockLeadToUpdate(tx, actor, leadId);
      const [row] = await tx.query<CounterpartState>(OF_ID, [leadId, counterpartId]);
      const known = found(row, 'counterpart');
      if (known.version !== body.version) refuse('version.conflict');
      await save(tx, lead, known, { ...known, state: body.state, reason: reasonAfter(known, body) });
    });
  }
}

const COLUMNS = `SELECT id, version, organisation_id AS "organisationId", state, reason FROM counterparts WHERE lead_id = $1`;
const OF_ORGANISATION = `${COLUMNS} AND organisation_id = $2`;
const OF_ID = `${COLUMNS} AND id = $2`;
const SAVE = `INSERT INTO counterparts (id, lead_id, organisation_id, state, reason, changed_at, changed_by, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
  ON CONFLICT (id) DO UPDATE SET version = counterparts.version + 1, state = EXCLUDED.state, reason = EXCLUDED.reason,
    changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by`;

async function refuseUnlinkable(tx: Tx, lead: LeadState, organisationId: string): Promise<void> {
  const path = 'body.organisationId';
  if (organisationId === lead.organisationId) {
    refuse('request.invalid', {
      errors: [{ path, code: 'own-organisation', message: "another organisation than the lead's own" }],
    });
  }
  const [row] = await tx.query('SELECT 1 FROM organisations WHERE id = $1 AND archived_at IS NULL', [organisationId]);
  if (!row) refuse('reference.unknown', { errors: [{ path, code: 'unknown', message: 'no such organisation' }] });
}

/** Why it was suggested goes on to be why it is there; why it was rejected does not, nor is the one a reason for the other. */
function reasonAfter(known: CounterpartState, { state, reason }: AddBody | ChangeBody): string | null {
  return reason ?? (state === 'rejected' || known.state === 'rejected' ? null : known.reason);
}

async function save(tx: Tx, lead: LeadState, before: CounterpartState | null, after: CounterpartState): Promise<void> {
  if (before?.state === after.state && before.reason === after.reason) return;
  const { id, organisationId, state, reason } = after;
  const shown = (of: CounterpartState) => ({ id, organisationId, state: of.state, reason: of.reason });
  await tx.execute(SAVE, [id, lead.id, organisationId, state, reason, tx.at, personIdOf(tx.actor)]);
  tx.audit.record({
    entity: 'lead',
    entityId: lead.id,
    action: 'counterpart',
    before: before ? { counterpart: shown(before) } : {},
    after: { counterpart: shown(after) },
  });
  await tx.events.record('lead.updated.v1', { ...leadRefOf(lead), fields: ['counterparts'] }, { aggregate: lead.id });
}
