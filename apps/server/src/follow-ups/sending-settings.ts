import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { AlarmRecipients, overviewEndpoints, SendingLimits } from '@brug/contracts/overview';
import type { PersonActor } from '../platform/actors/caller.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { Settings } from '../platform/settings/settings.js';

/** What administrators decide about sending: how much leaves, and who hears of what does not. */
@Injectable()
export class SendingSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  limits(): Promise<SendingLimits> {
    return this.settings.versioned('sendingLimits');
  }

  async changeLimits(actor: PersonActor, body: BodyOf<typeof overviewEndpoints.changeLimits>): Promise<SendingLimits> {
    const changed = await this.transactions.run(actor, (tx) => this.settings.change(tx, 'sendingLimits', body));
    this.settings.forget();
    return changed;
  }

  recipients(): Promise<AlarmRecipients> {
    return this.settings.versioned('alarmRecipients');
  }

  async changeRecipients(
    actor: PersonActor,
    body: BodyOf<typeof overviewEndpoints.changeAlarmRecipients>,
  ): Promise<AlarmRecipients> {
    const changed = await this.transactions.run(actor, async (tx) => {
      await refuseStrangers(tx, body.value);
      return this.settings.change(tx, 'alarmRecipients', body);
    });
    this.settings.forget();
    return changed;
  }
}

/** Somebody who left hears nothing, so nobody is chosen who has. */
async function refuseStrangers(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await tx.query<{ id: string }>(WORKING_HERE, [ids]);
  const here = new Set(known.map(({ id }) => id));
  const errors = ids.flatMap((id, index) =>
    here.has(id) ? [] : [{ path: `body.value.${index}`, code: 'unknown', message: 'nobody who works here' }],
  );
  if (errors.length > 0) refuse('reference.unknown', { errors });
}

const WORKING_HERE = 'SELECT id FROM people WHERE id = ANY($1::uuid[]) AND active';
