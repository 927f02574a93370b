import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnyScript } from '../components/any-script.js';
import { Icon } from '../components/icon.js';
import styles from './editable.module.css';

interface EditableProps {
  readonly label: string;
  /** False shows the value only. */
  readonly enabled: boolean;
  /** How the value looks at rest; the text itself unless told. */
  readonly children?: ReactNode;
}

interface EditableTextProps extends EditableProps {
  readonly value: string | null;
  readonly onSave: (value: string | null) => void;
  readonly multiline?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'url' | 'tel' | 'email';
  /** A sentence on what is wrong with the text, or nothing. */
  readonly problem?: (text: string) => string | undefined;
}

/** A text that is changed where it stands: a click or ↵ opens it, ↵ or leaving saves it, Escape puts it back. */
export function EditableText(props: EditableTextProps) {
  const { label, value, onSave, enabled, multiline = false, inputMode, problem, children } = props;
  const [text, setText] = useState<string | null>(null);
  const ended = useRef(false);
  if (text === null) {
    return (
      <AtRest label={label} isEmpty={value === null} enabled={enabled} onOpen={() => open()}>
        {children ?? <AnyScript>{value ?? ''}</AnyScript>}
      </AtRest>
    );
  }
  const trimmed = text.trim();
  const wrong = trimmed === '' ? undefined : problem?.(trimmed);
  const shared = {
    'aria-label': label,
    value: text,
    autoFocus: true,
    error: wrong,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setText(currentTarget.value),
    onBlur: () => end(wrong === undefined),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape') end(false);
      else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if (wrong === undefined) end(true);
      }
    },
  };
  return multiline ? (
    <Textarea {...shared} autosize minRows={2} maxRows={12} />
  ) : (
    <TextInput {...shared} {...(inputMode && { inputMode })} />
  );

  function open() {
    ended.current = false;
    setText(value ?? '');
  }

  function end(save: boolean) {
    if (ended.current) return;
    ended.current = true;
    setText(null);
    const next = trimmed === '' ? null : trimmed;
    if (save && next !== value) onSave(next);
  }
}

interface EditableChoiceProps<C extends string> extends EditableProps {
  readonly value: C | null;
  readonly choices: readonly { readonly value: C; readonly label: string }[];
  readonly onSave: (value: C | null) => void;
  /** True when one must be chosen. */
  readonly required?: boolean;
}

/** One of a few, chosen where it stands. */
export function EditableChoice<C extends string>(props: EditableChoiceProps<C>) {
  const { label, value, choices, onSave, enabled, required = false, children } = props;
  const [isOpen, setOpen] = useState(false);
  const chosen = choices.find((choice) => choice.value === value);
  if (!isOpen) {
    return (
      <AtRest label={label} isEmpty={value === null} enabled={enabled} onOpen={() => setOpen(true)}>
        {children ?? chosen?.label}
      </AtRest>
    );
  }
  return (
    <NativeSelect
      aria-label={label}
      autoFocus
      value={value ?? ''}
      data={[...(required ? [] : [{ value: '', label: '—' }]), ...choices]}
      onChange={({ currentTarget }) => {
        const next = choices.find((choice) => choice.value === currentTarget.value)?.value ?? null;
        setOpen(false);
        if (next !== value) onSave(next);
      }}
      onBlur={() => setOpen(false)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(false);
      }}
    />
  );
}

interface AtRestProps {
  readonly label: string;
  readonly isEmpty: boolean;
  readonly enabled: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function AtRest({ label, isEmpty, enabled, onOpen, children }: AtRestProps) {
  const { t } = useTranslation('records');
  const shown = isEmpty ? <span className="faint">{enabled ? t('edit.add') : '–'}</span> : children;
  if (!enabled) return <>{shown}</>;
  return (
    <span className={styles['rest']}>
      <span className={styles['value']}>{shown}</span>
      <button type="button" className={styles['open']} onClick={onOpen} aria-label={t('edit.change', { field: label })}>
        <Icon name="edit" size="xs" />
      </button>
    </span>
  );
}
