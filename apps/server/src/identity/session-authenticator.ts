import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@brug/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Authenticator } from '../platform/http/authenticator.js';
import { sessionCookieName, sessionSecret } from './auth.js';
import { cookieValue, tokenOfCookie } from './session-cookie.js';

/** How long an answer is believed: so much later do a sign-out and a new role hold in every other process. */
const BELIEVED_MILLISECONDS = 2000;

/** Sessions remembered at most: more than work at the same moment; beyond, the oldest is looked up again. */
const REMEMBERED = 5000;

interface Remembered {
  readonly actor: Promise<Actor | null>;
  readonly until: number;
}

/**
 * Says who a session cookie belongs to. Every request asks, so an answer is remembered for two seconds by the cookie's whole text,
 * signature included; otherwise it is one look-up by the token's unique index.
 */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  readonly #cookieName: string;
  readonly #secret: string;
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    super();
    this.#cookieName = sessionCookieName(config);
    this.#secret = sessionSecret(config);
  }

  override authenticate(request: FastifyRequest): Promise<Actor | null> {
    const cookie = cookieValue(request.headers.cookie, this.#cookieName);
    if (cookie === undefined) return NOBODY;
    const remembered = this.#remembered.get(cookie);
    if (remembered && remembered.until > performance.now()) return remembered.actor;
    return this.#lookUp(cookie);
  }

  /** The token of the request's session, when its cookie is signed by us; the session may have ended. */
  tokenOf(request: FastifyRequest): string | null {
    const cookie = cookieValue(request.headers.cookie, this.#cookieName);
    return cookie === undefined ? null : tokenOfCookie(cookie, this.#secret);
  }

  /** Forgets what this process believes about the request's session: it has ended. */
  forget(request: FastifyRequest): void {
    const cookie = cookieValue(request.headers.cookie, this.#cookieName);
    if (cookie !== undefined) this.#remembered.delete(cookie);
  }

  #lookUp(cookie: string): Promise<Actor | null> {
    const token = tokenOfCookie(cookie, this.#secret);
    if (token === null) return NOBODY;
    const actor = this.database.readOne<Actor>(FIND_ACTOR, [token]);
    // Deleted first: a map keeps the order of insertion, and the oldest is the first to go.
    this.#remembered.delete(cookie);
    this.#remembered.set(cookie, { actor, until: performance.now() + BELIEVED_MILLISECONDS });
    const [oldest] = this.#remembered.size > REMEMBERED ? this.#remembered.keys() : [];
    if (oldest !== undefined) this.#remembered.delete(oldest);
    actor.then(
      (found) => found ?? this.#remembered.delete(cookie),
      () => this.#remembered.delete(cookie),
    );
    return actor;
  }
}

const NOBODY: Promise<null> = Promise.resolve(null);

// The library stamps sessions by the machine's clock, so they end by it too, whatever the clock of a test says.
const FIND_ACTOR = `SELECT p.id AS "personId", p.role, p.team_id AS "teamId"
  FROM auth.session s JOIN people p ON p.id = s."userId"
  WHERE s.token = $1 AND s."expiresAt" > clock_timestamp() AND p.active`;
