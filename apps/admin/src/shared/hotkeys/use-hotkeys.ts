import { useEffect, useRef, useSyncExternalStore } from 'react';
import { addScope, allScopes, subscribeToScopes } from './hotkey-registry.js';
import type { Hotkey, HotkeyScope } from './hotkey-registry.js';

/**
 * Gives a part of the screen its keys for as long as it is there. Of two parts that want the same key the one mounted last has it.
 *
 * @param scope heading in the list of keys, in the user's language
 */
export function useHotkeys(scope: string, hotkeys: readonly Hotkey[]): void {
  useScope(scope, hotkeys, false, true);
}

/** As `useHotkeys`, for a dialogue: while it is open nothing behind it hears keys. */
export function useDialogHotkeys(scope: string, hotkeys: readonly Hotkey[], open = true): void {
  useScope(scope, hotkeys, true, open);
}

/** Every scope on the screen, for the list of keys and the command palette. */
export function useHotkeyScopes(): readonly HotkeyScope[] {
  return useSyncExternalStore(subscribeToScopes, allScopes);
}

function useScope(name: string, hotkeys: readonly Hotkey[], barrier: boolean, active: boolean): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(
    () => (active ? addScope({ name, hotkeys: () => latest.current, barrier }) : undefined),
    [name, barrier, active],
  );
}
