import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { Config } from '../platform/config/config.js';
import { newId } from '../platform/database/new-id.js';

/** Where the sign-in library listens; the session cookie is its own. */
export const AUTH_PATH = '/api/auth';

/** Somebody who has not come back for a week signs in again. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** A session this old begins its week anew when its person comes back. */
export const RENEWED_AFTER_SECONDS = 24 * 60 * 60;

/** The rules of a password, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 256 } as const;

/** The key by which session cookies are signed: derived, so that one secret never does two things. */
export function sessionSecret(config: Pick<Config, 'secret'>): string {
  return createHmac('sha256', config.secret).update('sessions').digest('base64url');
}

/** The name of the session cookie; browsers accept the prefix `__Secure-` over https only. */
export function sessionCookieName(config: Pick<Config, 'publicUrl'>): string {
  return `${isSecure(config) ? '__Secure-' : ''}brug.session_token`;
}

function isSecure({ publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  return new URL(publicUrl).protocol === 'https:';
}

/**
 * The sign-in library, set up for this installation. It signs in and out and keeps sessions; who a session belongs to and what they
 * may do is read by our own `SessionAuthenticator`. Nobody can sign up: people are made by an administrator.
 *
 * @param pool of its own, whose search path is the schema `auth`
 * @param mayStart whether a person may have a new session
 */
export async function createAuth(config: Config, pool: pg.Pool, mayStart: (personId: string) => Promise<boolean>) {
  // Some 50 MB of memory which only a process that signs somebody in needs.
  const { betterAuth } = await import('better-auth');
  return betterAuth({
    appName: 'Brug',
    baseURL: config.publicUrl,
    basePath: AUTH_PATH,
    secret: sessionSecret(config),
    database: pool,
    // The guard accepts the same: the public address, and whatever address the page itself was loaded from.
    trustedOrigins: (request) => {
      const own = new URL(config.publicUrl).origin;
      if (!request) return [own];
      const { host } = new URL(request.url);
      return [own, `http://${host}`, `https://${host}`];
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEWED_AFTER_SECONDS },
    databaseHooks: { session: { create: { before: ({ userId }) => mayStart(userId) } } },
    advanced: {
      cookiePrefix: 'brug',
      useSecureCookies: isSecure(config),
      // Said aloud because the library drops both by itself when NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: newId },
      // The audit trail has the address; a second copy would have to be erased separately.
      ipAddress: { disableIpTracking: true },
    },
    // Counted by the platform's limiter, for all processes together.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // It would log mail addresses.
    logger: { disabled: true },
    onAPIError: { throw: true },
  });
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;
