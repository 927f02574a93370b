/** Whether a digest begins with at least `bits` zero bits: what a proof of work (Hashcash) asks for. */
export function hasLeadingZeroBits(digest: Uint8Array, bits: number): boolean {
  const whole = bits >> 3;
  for (let index = 0; index < whole; index += 1) if (digest[index] !== 0) return false;
  const rest = bits & 7;
  return rest === 0 || (digest[whole] ?? 0xff) >> (8 - rest) === 0;
}

/** What is hashed (SHA-256, UTF-8) for a challenge and a nonce. */
export function proofText(challenge: string, nonce: string): string {
  return `${challenge}.${nonce}`;
}
