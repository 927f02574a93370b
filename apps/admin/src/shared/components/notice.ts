/** Something to be said in passing. */
export interface Notice {
  readonly message: string;
  readonly tone?: 'neutral' | 'ok' | 'danger';
  /** Offers to take back what was just done, until the notice goes. */
  readonly undo?: () => void;
}
