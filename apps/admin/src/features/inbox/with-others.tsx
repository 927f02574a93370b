import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface WithOthersProps {
  /** How many there are. */
  readonly count: number;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Whether the other mails of the sender go where this one goes. */
export function WithOthers({ count, checked, onChange }: WithOthersProps) {
  const { t } = useTranslation('replies');
  if (count === 0) return null;
  return (
    <Checkbox
      label={t('inbox.withOthers', { count })}
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}
