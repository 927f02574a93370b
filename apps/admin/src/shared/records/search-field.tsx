import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.js';
import { useHotkeys } from '../hotkeys/use-hotkeys.js';
import styles from './search-field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onSearch: (value: string) => void;
}

/** Types ahead of the server: what is typed is asked 150 ms after the last key, and never in the middle of composing Chinese. F goes there. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const { t } = useTranslation('records');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onSearch(next);
  }, 150);
  useEffect(() => {
    // The address changed by itself: back, or a link.
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useHotkeys(label, [{ keys: 'f', label: t('list.search'), run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={styles['field']}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<Icon name="search" size="sm" />}
      value={text}
      onChange={({ currentTarget, nativeEvent }) => {
        setText(currentTarget.value);
        if (!('isComposing' in nativeEvent && nativeEvent.isComposing === true)) tell(currentTarget.value.trim());
      }}
      onCompositionEnd={({ currentTarget }) => tell(currentTarget.value.trim())}
      onKeyDown={({ key }) => {
        if (key === 'Escape') input.current?.blur();
      }}
    />
  );
}
