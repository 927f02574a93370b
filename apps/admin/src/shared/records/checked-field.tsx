import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentifierAccepted } from '@brug/domain/identifiers';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { isUnfinished, useRefusalText } from './refusal-text.js';
import type { Refusal } from './refusal-text.js';
import styles from './checked-field.module.css';

interface CheckedFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'onBlur'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly check: (input: string) => IdentifierAccepted | Refusal;
  /** What the server said, or who else has it. */
  readonly error?: ReactNode;
  /** What follows from a right value, below the field. */
  readonly whenRight?: ReactNode;
}

/**
 * A number or an address that is checked with every character: what is wrong is said at once, what is only not finished is said when one leaves the
 * field. A repair is offered, never made unasked: ↵ takes it.
 */
export function CheckedField({ value, onChange, check, error, whenRight, onKeyDown, ...rest }: CheckedFieldProps) {
  const { t } = useTranslation('records');
  const refusalText = useRefusalText();
  const [left, setLeft] = useState(value !== '');
  const checked = check(value);
  const repair = repairOf(checked);
  const wrong = !checked.ok && checked.reason !== 'empty' && (left || !isUnfinished(checked));
  const progress = !checked.ok && checked.reason === 'incomplete' && 'length' in checked.detail && !wrong;

  return (
    <div>
      <TextInput
        {...rest}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={() => setLeft(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && repair !== undefined && !event.nativeEvent.isComposing) {
            event.preventDefault();
            onChange(repair);
          } else {
            onKeyDown?.(event);
          }
        }}
        rightSection={checked.ok ? <Icon name="seal" label={t('identifier.right')} className="is-ok" /> : undefined}
        error={error ?? (wrong ? refusalText(checked) : undefined)}
      />
      <div className={styles['below']} aria-live="polite">
        {progress && <span className="muted">{refusalText(checked)}</span>}
        {repair !== undefined && (
          <Button size="sm" hotkey="enter" onClick={() => onChange(repair)}>
            {t('identifier.use', { value: repair })}
          </Button>
        )}
        {checked.ok && whenRight}
      </div>
    </div>
  );
}

function repairOf(checked: IdentifierAccepted | Refusal): string | undefined {
  return !checked.ok && checked.reason === 'repairable' ? checked.detail.suggestion : undefined;
}
