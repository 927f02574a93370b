import { send } from '../../shared/api/api.js';
import { ApiError } from '../../shared/api/api-error.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Starts a session, which the server keeps in a cookie.
 *
 * @throws ApiError `auth.credentials-wrong`, `rate.limited`, or that the server could not be reached
 */
export async function signIn(credentials: Credentials): Promise<void> {
  try {
    await send('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
  } catch (error) {
    // The sign-in has answers of its own; it refuses an address that is none with 400.
    const refused = error instanceof ApiError && [400, 401, 403, 422].includes(error.status);
    throw refused ? new ApiError('auth.credentials-wrong', error.status, undefined, error) : error;
  }
}
