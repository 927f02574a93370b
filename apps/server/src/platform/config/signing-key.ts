import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What a signature must be made with for receivers to believe it (RFC 8301, 3.2, which asks for 1024 bits and recommends these). */
const LEAST_BITS = 2048;

/**
 * An RSA key for signatures, as PEM: given itself, with line breaks or `\n` for them, or as the path of a file that has it. Null
 * when there is no such key or it is too short.
 */
export function readSigningKey(given: string): string | null {
  try {
    const pem = given.includes('-----BEGIN') ? given.replaceAll('\\n', '\n') : readFileSync(given, 'utf8');
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    return asymmetricKeyType === 'rsa' && bits >= LEAST_BITS ? pem : null;
  } catch {
    // No file, or not a key: whoever asked says what was expected.
    return null;
  }
}
