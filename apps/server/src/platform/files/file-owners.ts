import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../actors/caller.js';
import type { FileOwner } from './files.js';

export type MaySeeOwner = (actor: PersonActor, ownerId: string) => Promise<boolean>;

/** Who may see the records that files belong to. A slice registers its kinds when its module starts; of others nobody sees a file. */
@Injectable()
export class FileOwners {
  readonly #byKind = new Map<string, MaySeeOwner>();

  register(kind: string, maySee: MaySeeOwner): void {
    this.#byKind.set(kind, maySee);
  }

  async maySee(actor: PersonActor, { kind, id }: FileOwner): Promise<boolean> {
    return (await this.#byKind.get(kind)?.(actor, id)) ?? false;
  }
}
