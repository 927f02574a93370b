import type { ProofChallenge, SubmitInquiry } from '@brug/contracts/inquiries';
import { post } from './api.js';

type Proof = SubmitInquiry['proof'];

let current: { readonly proof: Promise<Proof>; readonly expiresAt: Promise<number> } | undefined;

/**
 * Starts to work out a proof while the visitor is still typing, so that sending does not wait. The work is a second of a
 * phone's time: nothing for a person, too much for somebody who sends thousands.
 */
export function prepareProof(): void {
  current ??= start();
}

/** A proof that is still valid; worked out anew when the one at hand has expired or failed. */
export async function takeProof(): Promise<Proof> {
  const held = current ?? start();
  current = undefined;
  const stillValid = (await held.expiresAt.catch(() => 0)) > Date.now() + 5_000;
  return stillValid ? held.proof : start().proof;
}

function start(): NonNullable<typeof current> {
  const challenge = post<ProofChallenge>('/inquiries/challenge', undefined);
  const proof = challenge.then(({ challenge: text, difficulty }) => solve(text, difficulty));
  // Whoever takes the proof hears of a failure; until then it must not count as unhandled.
  proof.catch(() => undefined);
  // The lifetime is counted on this device's clock from the answer on, since the two clocks may differ.
  const expiresAt = challenge.then((answer) => Date.now() + answer.lifetimeSeconds * 1_000);
  expiresAt.catch(() => undefined);
  return { proof, expiresAt };
}

function solve(challenge: string, difficulty: number): Promise<Proof> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<string>) => {
      worker.terminate();
      resolve({ challenge, nonce: event.data });
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message || 'the proof could not be worked out'));
    });
    worker.postMessage({ challenge, difficulty });
  });
}
