import { problemText } from './problem-text.js';

export interface Notice {
  readonly message: string;
  readonly tone?: 'neutral' | 'ok' | 'danger';
  /** Offers to take back what was just done, until the notice goes. */
  readonly undo?: () => void;
}

/** Says that something happened: at the bottom of the screen, for some seconds; longer when it can be undone. */
export function notify(notice: Notice): void {
  void import('./notice-view.js').then(({ showNotice }) => showNotice(notice));
}

/** Says that something failed, in a sentence made from its code. */
export function showProblem(error: unknown): void {
  notify({ message: problemText(error), tone: 'danger' });
}
