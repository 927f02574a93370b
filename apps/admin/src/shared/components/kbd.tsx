import { keyLabels } from '../hotkeys/key-names.js';
import styles from './kbd.module.css';

/** The keys to press, as `useHotkeys` takes them: `e`, `mod+k`, `g t`. Hidden from assistive technology: the key list says it better. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles['keys']} aria-hidden="true">
      {keyLabels(keys).map((label) => (
        <kbd key={label} className={styles['key']}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
