import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../actors/caller.js';
import type { FileOwner } from './files.js';

export type MaySeeOwner = (actor: PersonActor, ownerId: string) => Promise<boolean>;

/** Files of a kind that are not kept for good. */
export interface Transience {
  /** For how long after it was stored a file of this kind waits to be given to another record; after that it is removed by night. */
  readonly keptDays: number;
}

/** What slices say of the kinds of records that files belong to. Of a kind that none registered nobody sees a file. */
@Injectable()
export class FileOwners {
  readonly #byKind = new Map<string, MaySeeOwner>();
  readonly #transient = new Map<string, Transience>();

  /** Registers a kind when its slice's module starts. Without `transience` its files stay. */
  register(kind: string, maySee: MaySeeOwner, transience?: Transience): void {
    this.#byKind.set(kind, maySee);
    if (transience) this.#transient.set(kind, transience);
  }

  async maySee(actor: PersonActor, { kind, id }: FileOwner): Promise<boolean> {
    return (await this.#byKind.get(kind)?.(actor, id)) ?? false;
  }

  /** The kinds whose files are not kept for good. */
  transient(): ReadonlyMap<string, Transience> {
    return this.#transient;
  }
}
