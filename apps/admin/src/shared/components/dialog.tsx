import { Drawer as MantineDrawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialogHotkeys } from '../hotkeys/use-hotkeys.js';
import styles from './dialog.module.css';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** `sm` 380, `md` 520, `lg` 760 pixels wide; the whole screen on a phone when `lg`. */
  readonly size?: 'sm' | 'md' | 'lg';
  /** Buttons at the bottom, the main one first. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

const widths = { sm: 380, md: 520, lg: 760 } as const;

/** A question in front of everything. Escape closes it; nothing behind it hears keys. */
export function Dialog({ opened, onClose, title, size = 'md', footer, children }: DialogProps) {
  const { t } = useTranslation('common');
  useDialogHotkeys(title, [], opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={widths[size]}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      yOffset="12vh"
    >
      {children}
      {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
    </Modal>
  );
}

interface DrawerProps extends Omit<DialogProps, 'size'> {
  /** A dialogue stands in front, which Escape closes first. */
  readonly covered?: boolean;
}

/** A record or a form beside the page it belongs to. */
export function Drawer({ opened, onClose, title, footer, covered = false, children }: DrawerProps) {
  const { t } = useTranslation('common');
  useDialogHotkeys(title, [], opened);
  return (
    <MantineDrawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={480}
      closeOnEscape={!covered}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
      {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
    </MantineDrawer>
  );
}
