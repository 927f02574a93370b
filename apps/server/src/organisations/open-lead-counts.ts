import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../platform/actors/caller.js';

/** How many open leads each of these organisations has that the actor may see; those without any may be left out. */
export type CountOpenLeads = (
  actor: PersonActor,
  organisationIds: readonly string[],
) => Promise<ReadonlyMap<string, number>>;

/**
 * The figure beside an organisation that belongs to the leads: their slice stands to the right, knows who may see which lead, and says
 * here how to count.
 */
@Injectable()
export class OpenLeadCounts {
  #count: CountOpenLeads | undefined;

  register(count: CountOpenLeads): void {
    if (this.#count) throw new Error('Open leads are counted already.');
    this.#count = count;
  }

  /** Nothing is counted while there is no slice of leads. */
  async count(actor: PersonActor, organisationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return organisationIds.length > 0 && this.#count ? this.#count(actor, organisationIds) : new Map();
  }
}
