import { randomBytes } from 'node:crypto';

const BYTES = 16;
/** Asking the system for random bytes costs much the same for one id as for many. */
let pool = Buffer.alloc(0);
let used = 0;

let lastMillisecond = 0;
let counter = 0;

/**
 * A new record id: UUIDv7 (RFC 9562), made here because PostgreSQL 15 cannot. Ids made by one process ascend strictly:
 * `rand_a` is a counter that starts at random each millisecond (method 1 of section 6.2).
 */
export function newId(): string {
  const bytes = freshBytes();
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = bytes.readUInt16BE(6) & 0x07ff;
  } else {
    counter += 1;
    if (counter > 0x0fff) {
      lastMillisecond += 1;
      counter = 0;
    }
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Random bytes that were in no id before. */
function freshBytes(): Buffer {
  if (used >= pool.length) {
    pool = randomBytes(BYTES * 256);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}
