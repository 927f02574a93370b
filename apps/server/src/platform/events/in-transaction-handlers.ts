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

export type Foreseer = (tx: Tx, aggregateId: string) => void;

export const FORESEES_EVENT = 'brug:foresees-event';

/**
 * Marks a provider's method `(tx, aggregateId) => void` that is told when an event is about to be recorded: it may begin to read what the
 * handler of the event will need, in the round trip that is under way anyhow. Whether the event comes is not said.
 */
export function ForeseesEvent(name: EventName) {
  return <M extends Foreseer>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<M>): void => {
    SetMetadata(FORESEES_EVENT, name)(target, key, descriptor);
  };
}

/** Which handlers run inside the transaction of an event. */
@Injectable()
export class InTransactionHandlers {
  readonly #byName = new Map<EventName, InTransactionHandler<never>[]>();

  readonly #foreseers = new Map<EventName, Foreseer[]>();

  registerForeseer(name: EventName, foreseer: Foreseer): void {
    this.#foreseers.set(name, [...(this.#foreseers.get(name) ?? []), foreseer]);
  }

  foresee(tx: Tx, name: EventName, aggregateId: string): void {
    for (const foreseer of this.#foreseers.get(name) ?? []) foreseer(tx, aggregateId);
  }

  register<N extends EventName>(name: N, handler: InTransactionHandler<N>): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), handler]);
  }

  /** One after the other, in the order of registration: they share one connection. */
  async run<N extends EventName>(tx: Tx, name: N, payload: EventPayload<N>): Promise<void> {
    const handlers = (this.#byName.get(name) ?? []) as InTransactionHandler<N>[];
    for (const handler of handlers) await handler(tx, payload);
  }
}
