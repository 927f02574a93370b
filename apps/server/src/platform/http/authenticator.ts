import type { Actor } from '@brug/domain/permissions';
import type { FastifyRequest } from 'fastify';

/** Says who sends a request. Implemented by the identity slice; tests bring their own. */
export abstract class Authenticator {
  /** The signed-in person, or null. Rejects only when it cannot tell (the database is down). */
  abstract authenticate(request: FastifyRequest): Promise<Actor | null>;
}
