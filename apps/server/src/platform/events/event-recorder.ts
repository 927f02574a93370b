import { EVENTS, type EventName, type EventPayload } from '@brug/contracts/events';
import { newId } from '../database/new-id.js';
import type { EventSink, EventTarget, Tx } from '../database/tx.js';
import type { InTransactionHandlers } from './in-transaction-handlers.js';

export interface PendingEvent {
  readonly id: string;
  readonly name: EventName;
  readonly payload: unknown;
  readonly aggregateId: string;
}

/** Records events in a transaction: in-transaction handlers run at once, the outbox row is written before the commit. */
export class EventRecorder implements EventSink {
  readonly #pending: PendingEvent[] = [];
  readonly #tx: () => Tx;

  constructor(
    tx: () => Tx,
    private readonly handlers: InTransactionHandlers,
    private readonly validate: boolean,
  ) {
    this.#tx = tx;
  }

  async record<N extends EventName>(name: N, payload: EventPayload<N>, target: EventTarget): Promise<void> {
    const checked: unknown = this.validate ? EVENTS[name].strict().parse(payload) : payload;
    this.#pending.push({ id: newId(), name, payload: checked, aggregateId: target.aggregate });
    await this.handlers.run(this.#tx(), name, payload);
  }

  foresee(name: EventName, { aggregate }: EventTarget): void {
    this.handlers.foresee(this.#tx(), name, aggregate);
  }

  /** What is to be written to the outbox, in the order it happened. */
  get pending(): readonly PendingEvent[] {
    return this.#pending;
  }
}
