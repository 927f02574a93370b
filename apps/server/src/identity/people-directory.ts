import { Injectable } from '@nestjs/common';
import type { Language } from '@brug/contracts/http';
import type { PersonRef } from '@brug/contracts/identity';
import { Database } from '../platform/database/database.js';

/** A changed name shows so much later on cards. */
const FRESH_MILLISECONDS = 5000;

interface Known {
  readonly refs: ReadonlyMap<string, PersonRef>;
  readonly languages: ReadonlyMap<string, Language>;
}

/**
 * The names of everybody who works or worked here, kept in memory: they stand on every card and row, are few and hardly
 * change. Lists select ids and look the names up here instead of joining.
 */
@Injectable()
export class PeopleDirectory {
  #loaded: Promise<Known> | undefined;
  #loadedAt = 0;

  constructor(private readonly database: Database) {}

  /** References of at least these people; an id that is nobody's is not in it. */
  async refs(ids: Iterable<string>): Promise<ReadonlyMap<string, PersonRef>> {
    const { refs } = await this.#fresh();
    for (const id of ids) if (!refs.has(id)) return (await this.#load()).refs;
    return refs;
  }

  /** The language in which a person reads: lists are sorted by its rules. English for somebody who is not known. */
  async languageOf(personId: string): Promise<Language> {
    const { languages } = await this.#fresh();
    return languages.get(personId) ?? (await this.#load()).languages.get(personId) ?? 'en';
  }

  /** Reads anew at the next question: this process has changed somebody. */
  forget(): void {
    this.#loaded = undefined;
  }

  #fresh(): Promise<Known> {
    const fresh = performance.now() - this.#loadedAt < FRESH_MILLISECONDS;
    return this.#loaded && fresh ? this.#loaded : this.#load();
  }

  #load(): Promise<Known> {
    const loaded = this.#read();
    this.#loaded = loaded;
    this.#loadedAt = performance.now();
    loaded.catch(() => {
      if (this.#loaded === loaded) this.#loaded = undefined;
    });
    return loaded;
  }

  async #read(): Promise<Known> {
    const people = await this.database.read<PersonRef & { language: Language }>(ALL);
    return {
      refs: new Map(people.map(({ id, name, initials }) => [id, { id, name, initials }])),
      languages: new Map(people.map(({ id, language }) => [id, language])),
    };
  }
}

const ALL = 'SELECT id, name, initials, language FROM people';
