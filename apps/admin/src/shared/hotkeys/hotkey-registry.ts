import { keyOfEvent } from './key-of-event.js';

/** A key and what it does. */
export interface Hotkey {
  /** `j`, `?`, `mod+k`, `shift+enter`, or a sequence: `g t`. */
  readonly keys: string;
  /** What it does, in the user's language: shown in the list of keys and in the command palette. */
  readonly label: string;
  readonly run: () => void;
  /** When false the key does nothing and is not shown. */
  readonly enabled?: boolean;
  /** Also while something is typed, as `mod+enter` in a composer. Otherwise keys are silent in fields. */
  readonly inFields?: boolean;
  /** False keeps it out of the command palette: moving a selection makes no sense from there. */
  readonly inPalette?: boolean;
}

/** Hotkeys that come and go together: those of a page, of a list, of a dialogue. */
export interface HotkeyScope {
  readonly name: string;
  readonly hotkeys: () => readonly Hotkey[];
  /** A dialogue in front: nothing behind it hears keys. */
  readonly barrier: boolean;
}

const sequenceTimeout = 1000;
const preferenceKey = 'brug.single-keys';

let scopes: readonly HotkeyScope[] = [];
let started: { readonly keys: string; readonly at: number } | null = null;
const listeners = new Set<() => void>();

/** Adds a scope in front of those there; the answer takes it away. */
export function addScope(scope: HotkeyScope): () => void {
  if (scopes.length === 0) window.addEventListener('keydown', onKeyDown);
  change([...scopes, scope]);
  return () => {
    change(scopes.filter((other) => other !== scope));
    if (scopes.length === 0) window.removeEventListener('keydown', onKeyDown);
  };
}

/** Scopes that hear keys now, the foremost first. */
export function activeScopes(): readonly HotkeyScope[] {
  const foremostFirst = scopes.toReversed();
  const barrier = foremostFirst.findIndex((scope) => scope.barrier);
  return barrier === -1 ? foremostFirst : foremostFirst.slice(0, barrier + 1);
}

export function subscribeToScopes(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function allScopes(): readonly HotkeyScope[] {
  return scopes;
}

/** Whether keys without Ctrl or ⌘ act at all. Who dictates or uses a switch can turn them off (WCAG 2.1.4). */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(preferenceKey) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(preferenceKey, on ? 'on' : 'off');
  change([...scopes]);
}

function change(next: readonly HotkeyScope[]): void {
  scopes = next;
  for (const listener of listeners) listener();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
  const pressed = keyOfEvent(event);
  const typing = isTyping(event.target);
  if (isSingle(pressed) && !singleKeysAreOn()) return;

  const sequence =
    started !== null && event.timeStamp - started.at < sequenceTimeout ? `${started.keys} ${pressed}` : null;
  started = null;
  const hotkey = (sequence !== null && find(sequence, typing)) || find(pressed, typing);
  if (hotkey) {
    event.preventDefault();
    hotkey.run();
  } else if (startsSequence(pressed, typing)) {
    started = { keys: pressed, at: event.timeStamp };
  }
}

function find(keys: string, typing: boolean): Hotkey | undefined {
  for (const scope of activeScopes()) {
    const hotkey = scope.hotkeys().find((candidate) => candidate.keys === keys && hears(candidate, typing));
    if (hotkey) return hotkey;
  }
  return undefined;
}

function startsSequence(pressed: string, typing: boolean): boolean {
  return activeScopes().some((scope) =>
    scope.hotkeys().some((hotkey) => hotkey.keys.startsWith(`${pressed} `) && hears(hotkey, typing)),
  );
}

function hears(hotkey: Hotkey, typing: boolean): boolean {
  return hotkey.enabled !== false && (!typing || hotkey.inFields === true || hotkey.keys.startsWith('mod+'));
}

function isSingle(pressed: string): boolean {
  return [...pressed].length === 1;
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}
