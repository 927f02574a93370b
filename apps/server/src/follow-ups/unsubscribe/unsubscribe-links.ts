import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;

/**
 * Links by which a contact unsubscribes without signing in: the contact's id and a signature, so that nobody finds another's by trying. A link
 * holds as long as the installation's secret, since a mail may be read years later.
 */
@Injectable()
export class UnsubscribeLinks {
  readonly #key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.#key = createHmac('sha256', config.secret).update('unsubscribe').digest();
  }

  /** For the page and for one click alike: a mail program that knows no one-click opens the page. */
  addressFor(contactId: string): string {
    return new URL(`/unsubscribe/${this.tokenOf(contactId)}`, this.config.publicUrl).href;
  }

  tokenOf(contactId: string): string {
    const id = Buffer.from(contactId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, this.#sign(id)]).toString('base64url');
  }

  /** Whose link it is; null when it is none of ours. */
  contactOf(token: string): string | null {
    const bytes = Buffer.from(token, 'base64url');
    const id = bytes.subarray(0, ID_BYTES);
    const signature = bytes.subarray(ID_BYTES);
    const whole = signature.length === SIGNATURE_BYTES && bytes.toString('base64url') === token;
    if (!whole || !timingSafeEqual(signature, this.#sign(id))) return null;
    const hex = id.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  #sign(id: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(id).digest().subarray(0, SIGNATURE_BYTES);
  }
}
