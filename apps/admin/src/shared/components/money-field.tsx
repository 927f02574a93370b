import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CURRENCIES, minorUnitsOf } from '@brug/domain/money';
import type { Currency } from '@brug/domain/money';
import type { MoneyDto } from '@brug/contracts/http';
import { decimalOf } from '../format/format.js';
import { normalisedAmount } from '../format/normalised-amount.js';
import styles from './money-field.module.css';

interface MoneyFieldProps {
  readonly label: string;
  readonly value: MoneyDto | null;
  /** With null when the field is emptied, and while what is typed is no amount. */
  readonly onChange: (value: MoneyDto | null) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** An amount and its currency. Typed as people write it: `4.5 m`, `4,500,000`, `450 万`. */
export function MoneyField({ label, value, onChange, error, required = false }: MoneyFieldProps) {
  const { t, i18n } = useTranslation('common');
  const [text, setText] = useState(value === null ? '' : decimalOf(value).replace(/\.00$/, ''));
  const [currency, setCurrency] = useState<Currency>(value?.currency ?? 'EUR');
  const tell = (nextText: string, nextCurrency: Currency) => {
    const minor = minorUnitsOf(normalisedAmount(nextText, i18n.language));
    onChange(minor === undefined || minor < 0n ? null : { amountMinor: minor.toString(), currency: nextCurrency });
  };
  const wrong = text.trim() !== '' && minorUnitsOf(normalisedAmount(text, i18n.language)) === undefined;
  return (
    <div className={styles['pair']}>
      <TextInput
        className="grow"
        label={label}
        required={required}
        inputMode="decimal"
        value={text}
        error={error ?? (wrong && t('field.noAmount'))}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          tell(currentTarget.value, currency);
        }}
      />
      <NativeSelect
        aria-label={t('field.currencyOf', { field: label })}
        data={CURRENCIES.map((code) => code)}
        value={currency}
        onChange={({ currentTarget }) => {
          const next = CURRENCIES.find((code) => code === currentTarget.value) ?? 'EUR';
          setCurrency(next);
          tell(text, next);
        }}
      />
    </div>
  );
}
