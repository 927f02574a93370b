import { Inject, Injectable } from '@nestjs/common';
import type { Me, Person } from '@brug/contracts/identity';
import type { BodyOf } from '@brug/contracts/http';
import type { identityEndpoints } from '@brug/contracts/identity';
import { holds } from '@brug/domain/permissions';
import type { PersonActor } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { found } from '../platform/errors/domain-error.js';
import { PeopleDirectory } from './people-directory.js';
import { findPerson, listPeople } from './people.queries.js';

type Preferences = BodyOf<typeof identityEndpoints.updateMyPreferences>;

/** Who works here. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly directory: PeopleDirectory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async me(actor: PersonActor): Promise<Me> {
    const { teamId, teamName, ...person } = found(await findPerson(this.database, actor.personId), 'person');
    return {
      ...person,
      team: { id: teamId, name: teamName },
      mailboxUrl: holds(actor, 'mailbox.read') ? (this.config.mailboxUrl ?? null) : null,
      now: this.clock.now().toString(),
    };
  }

  list(): Promise<Person[]> {
    return listPeople(this.database);
  }

  /** Changes the actor's own language or colours. The last change wins: nobody else makes any. */
  async updatePreferences(actor: PersonActor, preferences: Preferences): Promise<Me> {
    await this.transactions.run(actor, async (tx) => {
      const [before] = await tx.query<Required<Preferences>>(LOCK_PREFERENCES, [actor.personId]);
      const changed = { ...found(before, 'person'), ...preferences };
      await tx.execute(UPDATE_PREFERENCES, [actor.personId, changed.language, changed.colourScheme]);
      tx.audit.record({
        entity: 'person',
        entityId: actor.personId,
        action: 'update',
        before: { ...before },
        after: changed,
      });
    });
    this.directory.forget();
    return this.me(actor);
  }
}

const LOCK_PREFERENCES = 'SELECT language, colour_scheme AS "colourScheme" FROM people WHERE id = $1 FOR UPDATE';
const UPDATE_PREFERENCES = 'UPDATE people SET language = $2, colour_scheme = $3 WHERE id = $1';
