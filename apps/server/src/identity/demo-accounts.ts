import { Inject, Injectable } from '@nestjs/common';
import type { ResponseOf } from '@brug/contracts/http';
import type { identityEndpoints } from '@brug/contracts/identity';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@brug/demo-data/accounts';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { refuse } from '../platform/errors/domain-error.js';

type DemoAccount = ResponseOf<typeof identityEndpoints.demoAccounts>['items'][number];

/** The accounts that the sign-in page of a demo offers. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those of the demo that are there and open. Not found outside the demo, whoever asks. */
  async list(): Promise<DemoAccount[]> {
    if (!this.config.demo) refuse('resource.not-found', { detail: 'This is not a demo.' });
    const addresses = DEMO_ACCOUNTS.map(({ email }) => email);
    const there = await this.database.read<{ email: string }>(FIND, [addresses]);
    const open = new Set(there.map(({ email }) => email));
    return DEMO_ACCOUNTS.filter(({ email }) => open.has(email)).map(({ name, role, email }) => ({
      name,
      role,
      email,
      password: DEMO_PASSWORD,
    }));
  }
}

const FIND = 'SELECT lower(email) AS email FROM people WHERE active AND lower(email) = ANY($1)';
