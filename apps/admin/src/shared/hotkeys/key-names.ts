const named: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  space: 'Space',
  backspace: '⌫',
  delete: 'Del',
  shift: '⇧',
};

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What is printed on the keys of a combination or a sequence: `mod+k` is ⌘ and K on a Mac, Ctrl and K elsewhere; `g t` is G and T. */
export function keyLabels(keys: string): string[] {
  return keys.split(' ').flatMap((combination) => partsOf(combination).map(labelOf));
}

/** The parts of one combination; a plus sign itself is a key. */
export function partsOf(combination: string): string[] {
  return combination === '+' ? ['+'] : combination.split('+');
}

function labelOf(part: string): string {
  if (part === 'mod') return isApple ? '⌘' : 'Ctrl';
  if (part === 'alt') return isApple ? '⌥' : 'Alt';
  return named[part] ?? part.toUpperCase();
}
