import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_DELAY } from '@brug/domain/sequences';

interface DelayFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (days: number) => void;
  readonly least?: number;
  readonly error?: string | undefined;
  readonly path: string;
}

/** A number of working days. While the field is empty the last number holds. */
export function DelayField({ label, value, onChange, least = 0, error, path }: DelayFieldProps) {
  const { t } = useTranslation('sequences');
  const [isEmpty, setEmpty] = useState(false);
  return (
    <NumberInput
      label={label}
      suffix={` ${t('edit.days')}`}
      min={least}
      max={MAX_DELAY}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      value={isEmpty ? '' : value}
      error={error}
      data-path={path}
      onChange={(typed) => {
        setEmpty(typed === '');
        if (typeof typed === 'number') onChange(typed);
      }}
      onBlur={() => setEmpty(false)}
    />
  );
}
