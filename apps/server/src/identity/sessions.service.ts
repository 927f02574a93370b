import { Injectable } from '@nestjs/common';
import type { Actor } from '@brug/domain/permissions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../platform/database/new-id.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';
import { networkOf } from '../platform/http/network-of.js';
import { RateLimiter, type RateLimit } from '../platform/http/rate-limiter.js';
import { callerOf, originOf } from '../platform/http/request.js';
import { AUTH_PATH, RENEWED_AFTER_SECONDS, SESSION_SECONDS } from './auth.js';
import { AuthProvider } from './auth-provider.js';
import { SessionAuthenticator } from './session-authenticator.js';

/** Failed attempts on an account from one address: enough for somebody who has forgotten, too few to guess. */
const PER_ACCOUNT_AND_ADDRESS: RateLimit = { limit: 10, windowSeconds: 15 * 60 };
/** On an account from everywhere, 100 an hour: more, so that somebody elsewhere cannot easily close it to its person. */
const PER_ACCOUNT: RateLimit = { limit: 25, windowSeconds: 15 * 60 };
/** Failed attempts per address: a whole office may sit behind one. */
const PER_ADDRESS: RateLimit = { limit: 50, windowSeconds: 15 * 60 };

/** Headers the sign-in library looks at. */
const HEADERS = ['cookie', 'origin', 'referer', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'user-agent'];

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly rememberMe: boolean;
}

/** Signs in and out through the sign-in library, counts failures and keeps the audit trail. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly auth: AuthProvider,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly limiter: RateLimiter,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /**
   * Starts a session and sets its cookie. A wrong password, an unknown account and one that was closed are answered alike
   * (`auth.credentials-wrong`). Only failures count towards the limits: an attempt takes its turn before the password is
   * looked at, so that many at once cannot pass, and gets it back when it succeeds.
   */
  async signIn(request: FastifyRequest, reply: FastifyReply, credentials: Credentials): Promise<{ personId: string }> {
    const account = credentials.email.toLowerCase();
    const address = networkOf(originOf(request).ip);
    const turns: Parameters<RateLimiter['take']>[] = [
      ['sign-in-address', address, PER_ADDRESS],
      ['sign-in-account-address', `${address} ${account}`, PER_ACCOUNT_AND_ADDRESS],
      ['sign-in-account', account, PER_ACCOUNT],
    ];
    for (const turn of turns) await this.limiter.take(...turn);
    const response = await this.#call(request, '/sign-in/email', { ...credentials }).catch(async (error: unknown) => {
      if (error instanceof DomainError && error.code === 'auth.credentials-wrong')
        await this.#recordFailure(request, account);
      throw error;
    });
    for (const turn of turns) await this.limiter.giveBack(...turn);
    const { user } = (await response.json()) as { user: { id: string } };
    await this.#recordSignIn(request, user.id);
    passCookies(response.headers, reply);
    return { personId: user.id };
  }

  /** Ends the request's session, here and at once, and takes its cookie back. Without a session there is nothing to end. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const actor = await this.authenticator.authenticate(request);
    const response = await this.#call(request, '/sign-out', {});
    const token = this.authenticator.tokenOf(request);
    if (actor && token !== null) {
      await this.transactions.run({ kind: 'person', ...actor, origin: originOf(request) }, async (tx) => {
        // The library has done it, but would not have said so if it could not.
        await tx.execute('DELETE FROM auth.session WHERE token = $1', [token]);
        tx.audit.record({ entity: 'person', entityId: actor.personId, action: 'sign-out' });
      });
    }
    this.authenticator.forget(request);
    passCookies(response.headers, reply);
  }

  /** Lets a session that is a day old begin its week anew: whoever comes back every week stays signed in. */
  async renew(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.authenticator.tokenOf(request);
    if (token === null) return;
    const due = await this.database.readOne(IS_RENEWABLE, [token, SESSION_SECONDS - RENEWED_AFTER_SECONDS]);
    if (!due) return;
    const headers = headersOf(request);
    const auth = await this.auth.get();
    const { headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
    passCookies(answered, reply);
  }

  async #call(request: FastifyRequest, path: string, body: object): Promise<Response> {
    const headers = headersOf(request);
    const url = `${request.protocol}://${request.host || 'localhost'}${AUTH_PATH}${path}`;
    // A page always says where it comes from when it posts; a program that does not need not either, as elsewhere in the API.
    if (!headers.has('origin') && !headers.has('referer')) headers.set('origin', new URL(url).origin);
    headers.set('content-type', 'application/json');
    const auth = await this.auth.get();
    try {
      const answer = await auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
      if (answer.ok) return answer;
      throw new LibraryRefusal(answer.status);
    } catch (error) {
      refuseAs(statusOf(error), error);
    }
  }

  async #recordSignIn(request: FastifyRequest, personId: string): Promise<void> {
    const actor = await this.database.readOne<Actor>(FIND_PERSON, [personId]);
    if (!actor) refuse('auth.credentials-wrong');
    await this.transactions.run({ kind: 'person', ...actor, origin: originOf(request) }, async (tx) => {
      tx.audit.record({ entity: 'person', entityId: personId, action: 'sign-in' });
      // Sessions that ran out are of no use to anybody; this is rare enough and often enough to sweep them.
      await tx.execute('DELETE FROM auth.session WHERE "expiresAt" < clock_timestamp()');
    });
  }

  /** What was typed is not kept: people type passwords into the wrong field. */
  async #recordFailure(request: FastifyRequest, account: string): Promise<void> {
    const person = await this.database.readOne<{ id: string }>('SELECT id FROM people WHERE lower(email) = $1', [
      account,
    ]);
    await this.transactions.run(callerOf(request), async (tx) => {
      const record = person
        ? { entity: 'person', entityId: person.id }
        : { entity: 'unknown-account', entityId: newId() };
      tx.audit.record({ ...record, action: 'sign-in-failed' });
    });
  }
}

const IS_RENEWABLE = `SELECT 1 FROM auth.session
  WHERE token = $1 AND "expiresAt" BETWEEN clock_timestamp() AND clock_timestamp() + make_interval(secs => $2)`;
const FIND_PERSON = 'SELECT id AS "personId", role, team_id AS "teamId" FROM people WHERE id = $1';

class LibraryRefusal extends Error {
  constructor(readonly statusCode: number) {
    super(`The sign-in library answered ${statusCode}.`);
  }
}

/** The status of what the library refused, or undefined for a failure that is none of its refusals. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function refuseAs(status: number | undefined, cause: unknown): never {
  if (status === 401) refuse('auth.credentials-wrong', { detail: 'The mail address or the password is wrong.' });
  if (status === 403) refuse('auth.forbidden', { detail: 'The request comes from a page of another site.' });
  throw cause;
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

function passCookies(from: Headers, reply: FastifyReply): void {
  for (const cookie of from.getSetCookie()) void reply.header('set-cookie', cookie);
}
