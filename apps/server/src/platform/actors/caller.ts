import type { Actor } from '@brug/domain/permissions';

/** Where a request came from, as the audit trail keeps it; work of the system itself has none. */
export interface Origin {
  readonly requestId: string;
  /** The caller's address; kept in the audit trail only, never logged. */
  readonly ip: string | null;
  /** Present when the request carried an Idempotency-Key: the transaction records it together with its effect. */
  readonly idempotency?: IdempotencyClaim;
}

/** What ties one request to its Idempotency-Key. */
export interface IdempotencyClaim {
  /** Who sent the key: the same key of two people are two keys. */
  readonly scope: string;
  readonly key: string;
  readonly route: string;
  readonly requestHash: string;
  /** Set by the transaction once the key was written in it, so that a second transaction of the request may pass. */
  token?: string;
}

/** A signed-in person: what the domain's permission rules ask for, and where the request came from. */
export interface PersonActor extends Actor {
  readonly kind: 'person';
  readonly origin?: Origin;
}

/** The system itself (a job, a seed, a migration) or, with the name `public`, somebody who is not signed in. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
  readonly origin?: Origin;
}

/** Who causes a write. */
export type Caller = PersonActor | SystemActor;

/** A person without a request behind it: tests, seeds, jobs that act for somebody. */
export function asPerson(actor: Actor): PersonActor {
  return { kind: 'person', personId: actor.personId, role: actor.role, teamId: actor.teamId };
}

/** The system acting under a name that the audit trail shows, e.g. `follow-ups.sweep`. */
export function asSystem(name: string): SystemActor {
  return { kind: 'system', name };
}

/** The person behind a write, or null when it was the system. */
export function personIdOf(caller: Caller): string | null {
  return caller.kind === 'person' ? caller.personId : null;
}
