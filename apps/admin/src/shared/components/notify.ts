import type { Notice } from './notice.js';
import { problemText } from './problem-text.js';

export type { Notice } from './notice.js';

/** Says that something happened: at the bottom of the screen, for some seconds; longer when it can be undone. */
export function notify(notice: Notice): void {
  void import('./notice-view.js').then(({ showNotice }) => showNotice(notice));
}

/** Says that something failed, in a sentence made from its code. */
export function showProblem(error: unknown): void {
  notify({ message: problemText(error), tone: 'danger' });
}
