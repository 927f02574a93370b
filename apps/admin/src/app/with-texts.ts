import i18next from 'i18next';
import type { Namespace } from 'i18next';

/**
 * A route's loader that fetches texts beside its code. What a page shows only later (actions of the chosen row, a dialog) then has its words
 * already: were they fetched when it is first shown, the whole page would give way to its skeleton, under the pointer of who clicks.
 */
export function withTexts(...namespaces: readonly Extract<Namespace, string>[]): () => Promise<void> {
  return () => i18next.loadNamespaces(namespaces);
}
