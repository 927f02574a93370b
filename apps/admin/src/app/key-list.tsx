import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/components/dialog.js';
import { Kbd } from '../shared/components/kbd.js';
import { setSingleKeys, singleKeysAreOn } from '../shared/hotkeys/hotkey-registry.js';
import { useHotkeyScopes } from '../shared/hotkeys/use-hotkeys.js';
import styles from './key-list.module.css';

/** Every key that does something on this screen, and the switch that turns single keys off. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('common');
  const groups = useHotkeyScopes()
    .map(({ name, hotkeys }) => ({ name, hotkeys: hotkeys().filter(({ enabled }) => enabled !== false) }))
    .filter(({ hotkeys }) => hotkeys.length > 0)
    .toReversed();
  return (
    <Dialog opened onClose={onClose} title={t('keys.title')} size="lg">
      <div className={styles['groups']}>
        {groups.map(({ name, hotkeys }) => (
          <section key={name} className={styles['group']}>
            <h3>{name}</h3>
            <dl>
              {hotkeys.map(({ keys, label }) => (
                <div key={keys} className={styles['line']}>
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                    <span className="sr-only">{keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="md"
        size="sm"
        label={t('keys.single')}
        description={t('keys.singleHint')}
        checked={singleKeysAreOn()}
        onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
      />
    </Dialog>
  );
}
