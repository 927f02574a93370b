import { useState } from 'react';

/** A text that survives a closed tab: kept in this browser with every key, until it is saved or thrown away. */
export function useDraft(key: string): readonly [text: string, write: (text: string) => void, forget: () => void] {
  const storageKey = `brug.draft.${key}`;
  const [text, setText] = useState(() => localStorage.getItem(storageKey) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, next);
  };
  return [text, write, () => localStorage.removeItem(storageKey)];
}
