import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnyScript } from '../components/any-script.js';
import { Button } from '../components/button.js';
import { useHotkeys } from '../hotkeys/use-hotkeys.js';
import { copyText } from './copy-text.js';
import styles from './text-to-copy.module.css';

interface TextToCopyProps {
  /** What the text is for. */
  readonly title: string;
  readonly text: string;
  /** The key that copies it on this page. */
  readonly hotkey?: string | undefined;
  /** Writes down that it was exchanged; absent for who may not do the task. */
  readonly onLog?: (() => void) | undefined;
}

/** The text of a WeChat task: a person sends it, since systems may not. Once it is copied the question is whether it was sent. */
export function TextToCopy({ title, text, hotkey, onLog }: TextToCopyProps) {
  const { t } = useTranslation('tasks');
  const [copied, setCopied] = useState<boolean | null>(null);
  const label = t('wechat.label', { title });
  const copy = () => void copyText(text).then(setCopied);
  useHotkeys(label, hotkey === undefined ? [] : [{ keys: hotkey, label: t('wechat.copy'), run: copy }]);
  return (
    <div className={styles['block']} role="group" aria-label={label}>
      {/* It scrolls when it is long, so it can be reached by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <p className={styles['text']} tabIndex={0}>
        <AnyScript>{text}</AnyScript>
      </p>
      <div className={styles['buttons']}>
        <Button size="sm" icon="copy" hotkey={hotkey} onClick={copy}>
          {t('wechat.copy')}
        </Button>
        {onLog && (
          <Button size="sm" variant={copied === true ? 'primary' : 'default'} icon="check" onClick={onLog}>
            {t('wechat.log')}
          </Button>
        )}
        <span role="status" className={copied === false ? 'is-danger t12' : 'muted t12'}>
          {copied === null ? '' : t(copied ? 'wechat.copied' : 'wechat.notCopied')}
        </span>
      </div>
    </div>
  );
}
