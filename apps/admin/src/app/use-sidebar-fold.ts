import { useState } from 'react';

const key = 'brug.sidebar';

/** Whether the sidebar shows icons only; remembered in this browser. */
export function useSidebarFold(): { readonly folded: boolean; readonly toggle: () => void } {
  const [folded, setFolded] = useState(() => localStorage.getItem(key) === 'folded');
  const toggle = () => {
    localStorage.setItem(key, folded ? 'unfolded' : 'folded');
    setFolded(!folded);
  };
  return { folded, toggle };
}
