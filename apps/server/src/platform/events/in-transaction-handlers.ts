import { Injectable, SetMetadata } from '@nestjs/common';
import type { EventName, EventPayload } from '@brug/contracts/events';
import type { Tx } from '../database/tx.js';

export type InTransactionHandler<N extends EventName> = (tx: Tx, payload: EventPayload<N>) => Promise<void>;

export const IN_TRANSACTION_EVENT = 'brug:event-in-transaction';

/**
 * Marks a provider's method `(tx, payload) => Promise<void>` to run inside the transaction that records the event: what it
 * writes is committed with it, what it throws undoes it. For consequences that must never be missing (a signed lead has a
 * project); everything else is a job.
 */
export function OnEventInTransaction<N extends EventName>(name: N) {
  return <M extends InTransactionHandler<N>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    SetMetadata(IN_TRANSACTION_EVENT, name)(target, key, descriptor);
  };
}

/** Which handlers run inside the transaction of an event. */
@Injectable()
export class InTransactionHandlers {
  readonly #byName = new Map<EventName, InTransactionHandler<never>[]>();

  register<N extends EventName>(name: N, handler: InTransactionHandler<N>): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), handler]);
  }

  /** One after the other, in the order of registration: they share one connection. */
  async run<N extends EventName>(tx: Tx, name: N, payload: EventPayload<N>): Promise<void> {
    const handlers = (this.#byName.get(name) ?? []) as InTransactionHandler<N>[];
    for (const handler of handlers) await handler(tx, payload);
  }
}
