/** An amount of the promise ledger, exact, in whole minor units. */
export interface LedgerMoney {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What a signature says. */
export interface SignedFigures {
  /** One of the project kinds. */
  readonly kind: string;
  readonly value: LedgerMoney;
  readonly capex: LedgerMoney | null;
  readonly jobs: number | null;
}

/** A line of the ledger: an amount of money, or a number of jobs. */
export interface Announcement {
  readonly measure: 'contract-value' | 'capex' | 'jobs';
  readonly money: LedgerMoney | null;
  readonly jobs: number | null;
}

/**
 * The first commitments of a project, announced with its signature: the contract's value always; capex when it was given, and
 * for an investment its value, which is what is invested; jobs when they were given (none promised is an answer: 0).
 */
export function announcedAtSignature({ kind, value, capex, jobs }: SignedFigures): Announcement[] {
  const invested = capex ?? (kind === 'investment' ? value : null);
  return [
    { measure: 'contract-value', money: value, jobs: null },
    ...(invested ? [{ measure: 'capex' as const, money: invested, jobs: null }] : []),
    ...(jobs === null ? [] : [{ measure: 'jobs' as const, money: null, jobs }]),
  ];
}
