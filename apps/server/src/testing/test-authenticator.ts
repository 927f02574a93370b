import type { Actor } from '@brug/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from '../platform/http/authenticator.js';

export const TEST_ACTOR_HEADER = 'x-test-actor';

/** Believes a header. It exists in tests only: no module of the server names it. */
export class TestAuthenticator extends Authenticator {
  override async authenticate(request: FastifyRequest): Promise<Actor | null> {
    const header = request.headers[TEST_ACTOR_HEADER];
    return typeof header === 'string' ? (JSON.parse(header) as Actor) : null;
  }
}
