import { hideNotification, showNotification } from '@mantine/notifications';
import i18next from 'i18next';
import { Button } from './button.js';
import type { Notice } from './notice.js';
import styles from './notice-view.module.css';

let count = 0;

export function showNotice({ message, tone = 'neutral', undo }: Notice): void {
  count += 1;
  const id = `notice-${count}`;
  showNotification({
    id,
    autoClose: undo ? 10_000 : tone === 'danger' ? 8_000 : 4_000,
    withCloseButton: undo === undefined,
    closeButtonProps: { 'aria-label': i18next.t('common:action.close') },
    role: tone === 'danger' ? 'alert' : 'status',
    classNames: { root: styles['notice'], body: styles['body'], description: styles['text'] },
    'data-tone': tone,
    message: undo ? (
      <span className="row">
        <span className="grow">{message}</span>
        <Button
          size="sm"
          onClick={() => {
            hideNotification(id);
            undo();
          }}
        >
          {i18next.t('common:action.undo')}
        </Button>
      </span>
    ) : (
      message
    ),
  });
}
