import { hasLeadingZeroBits, proofText } from '@brug/domain/inquiries';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Looks for the nonce with which SHA-256 of `challenge.nonce` begins with enough zero bits. */
self.addEventListener('message', (event: MessageEvent<{ challenge: string; difficulty: number }>) => {
  const { challenge, difficulty } = event.data;
  for (let nonce = 0; ; nonce += 1) {
    const text = nonce.toString(36);
    if (hasLeadingZeroBits(sha256(utf8ToBytes(proofText(challenge, text))), difficulty)) {
      self.postMessage(text);
      return;
    }
  }
});
