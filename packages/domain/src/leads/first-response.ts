/** What of an activity says whether somebody was answered. */
export interface ResponseCandidate {
  readonly kind: string;
  /** Of a call. */
  readonly outcome: string | null;
}

/**
 * Whether an activity is a substantive reply by a person, which stops the response clock: a call that reached somebody, a
 * meeting, a WeChat exchange. Notes are not, and neither are mails the system sends on its own (acknowledgements,
 * sequences). Source: the agency's definition of response time.
 */
export function countsAsResponse({ kind, outcome }: ResponseCandidate): boolean {
  if (kind === 'call') return outcome === 'reached';
  return kind === 'meeting' || kind === 'wechat';
}
