const renamed: Readonly<Record<string, string>> = {
  ' ': 'space',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Esc: 'escape',
};

/** The part of a keyboard event that names the combination. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  readonly getModifierState?: (key: string) => boolean;
};

/**
 * The combination of a key press as hotkeys are written: `j`, `?`, `[`, `mod+k`, `shift+enter`.
 *
 * What counts is the character, not the place of the key: `[` is AltGr and another key on a Belgian keyboard, `?` is shift and a comma.
 * While a Chinese input method is on, browsers report `Process` instead of the letter; then the place of the key decides.
 */
export function keyOfEvent(event: KeyPress): string {
  const key = characterOf(event);
  const printable = [...key].length === 1;
  const altGraph = printable && (event.getModifierState?.('AltGraph') === true || (event.altKey && event.ctrlKey));
  const shiftMatters = !printable || /^[a-z]$/.test(key);
  return [
    (event.ctrlKey || event.metaKey) && !altGraph ? 'mod' : '',
    event.altKey && !altGraph && !printable ? 'alt' : '',
    event.shiftKey && shiftMatters ? 'shift' : '',
    key,
  ]
    .filter((part) => part !== '')
    .join('+');
}

function characterOf(event: KeyPress): string {
  if (event.key === 'Process' && event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  return renamed[event.key] ?? event.key.toLowerCase();
}
