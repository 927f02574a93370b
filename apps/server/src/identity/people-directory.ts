import { Injectable } from '@nestjs/common';
import type { PersonRef } from '@brug/contracts/identity';
import { Database } from '../platform/database/database.js';

/** A changed name shows so much later on cards. */
const FRESH_MILLISECONDS = 5000;

/**
 * The names of everybody who works or worked here, kept in memory: they stand on every card and row, are few and hardly
 * change. Lists select ids and look the names up here instead of joining.
 */
@Injectable()
export class PeopleDirectory {
  #loaded: Promise<ReadonlyMap<string, PersonRef>> | undefined;
  #loadedAt = 0;

  constructor(private readonly database: Database) {}

  /** References of at least these people; an id that is nobody's is not in it. */
  async refs(ids: Iterable<string>): Promise<ReadonlyMap<string, PersonRef>> {
    const known = await this.#fresh();
    for (const id of ids) if (!known.has(id)) return this.#load();
    return known;
  }

  #fresh(): Promise<ReadonlyMap<string, PersonRef>> {
    const fresh = performance.now() - this.#loadedAt < FRESH_MILLISECONDS;
    return this.#loaded && fresh ? this.#loaded : this.#load();
  }

  #load(): Promise<ReadonlyMap<string, PersonRef>> {
    const loaded = this.#read();
    this.#loaded = loaded;
    this.#loadedAt = performance.now();
    loaded.catch(() => {
      if (this.#loaded === loaded) this.#loaded = undefined;
    });
    return loaded;
  }

  async #read(): Promise<ReadonlyMap<string, PersonRef>> {
    const people = await this.database.read<PersonRef>('SELECT id, name, initials FROM people');
    return new Map(people.map((person) => [person.id, person]));
  }
}
