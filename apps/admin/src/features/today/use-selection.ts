import { useEffect, useRef, useState } from 'react';

interface Selection {
  readonly currentId: string | null;
  readonly select: (id: string) => void;
  /** Goes on to the next one, because what is chosen is about to leave its place. */
  readonly leave: () => void;
  /** One further or back; the focus goes along, so that ↵ opens what is chosen. */
  readonly move: (step: 1 | -1) => void;
}

/** Which line the keys act on. When it leaves the list, the one that comes into its place is next. */
export function useSelection(ids: readonly string[]): Selection {
  const [chosen, setChosen] = useState<{ readonly id: string; readonly index: number } | null>(null);
  const focusWanted = useRef(false);
  const index = currentIndex();
  const currentId = ids[index] ?? null;

  useEffect(() => {
    if (!focusWanted.current || currentId === null) return;
    focusWanted.current = false;
    const row = document.querySelector<HTMLElement>(`[data-item="${currentId}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  }, [currentId]);

  return {
    currentId,
    select: (id) => setChosen({ id, index: ids.indexOf(id) }),
    leave: () => {
      const next = ids[index + 1] ?? ids[index - 1];
      focusWanted.current = next !== undefined;
      // By place, so that it stays the next one when the list closes up.
      setChosen(next === undefined ? null : { id: next, index: Math.min(index, ids.indexOf(next)) });
    },
    move: (step) => {
      const next = chosen === null && step === 1 ? 0 : Math.min(ids.length - 1, Math.max(0, index + step));
      const id = ids[next];
      if (id === undefined) return;
      focusWanted.current = true;
      setChosen({ id, index: next });
    },
  };

  function currentIndex(): number {
    if (chosen === null) return -1;
    const found = ids.indexOf(chosen.id);
    return found >= 0 ? found : Math.min(chosen.index, ids.length - 1);
  }
}
