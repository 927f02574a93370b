import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { Lead, leadEndpoints } from '@brug/contracts/leads';
import type { PersonActor } from '../platform/actors/caller.js';
import type { Tx } from '../platform/database/tx.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { totalsChanges } from './board-totals.js';
import { recordChanges } from './lead-records.js';
import { applyChanges } from './lead-changes.js';
import { LeadPages } from './lead-page.service.js';
import { lockLeadToUpdate } from './relink-lead.js';
import { countedAs } from './lead-state.js';
import { writeLead } from './lead-writes.js';
import { StageCatalogue } from './stage-catalogue.js';

type UpdateBody = BodyOf<typeof leadEndpoints.update>;

/** Changes fields of a lead. */
@Injectable()
export class UpdateLead {
  constructor(
    private readonly stages: StageCatalogue,
    private readonly pages: LeadPages,
  ) {}

  update(actor: PersonActor, id: string, body: UpdateBody): Promise<Lead> {
    return this.pages.afterChange(actor, id, body, (tx) => this.#update(tx, actor, id, body));
  }

  async #update(tx: Tx, actor: PersonActor, id: string, body: UpdateBody): Promise<void> {
    const state = await lockLeadToUpdate(tx, actor, id);
    if (state.version !== body.version) refuse('version.conflict');
    const stage = found((await this.stages.get(state.stageId)).find(state.stageId));
    const changes = await applyChanges(tx, actor, state, body, 'body');
    if (changes.fields.length === 0) return;
    if (stage.category === 'signed' && changes.fields.includes('estimatedValue')) {
      refuse('lead.already-signed', {
        detail: 'The value of a signed lead is that of its signature.',
        errors: [{ path: 'body.estimatedValue', code: 'signed', message: 'is what was signed' }],
      });
    }
    writeLead(tx, {
      id,
      track: state.track,
      version: state.version,
      columns: changes.columns,
      details: changes.details,
      searchTokens: changes.searchTokens,
      stageChange: null,
      signature: null,
      annulsSignature: false,
      totals: totalsChanges(countedAs(state, stage), countedAs(changes.after, stage)),
    });
    await recordChanges(tx, changes);
  }
}
