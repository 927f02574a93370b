import { DatePickerInput, DatesProvider } from '@mantine/dates';
import type { DatePickerInputProps } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/nl';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../i18n/languages.js';
import { Icon } from './icon.js';
import styles from './date-field.module.css';

const dayjsLocales = { nl: 'nl', en: 'en', zh: 'zh-cn' } as const;
const written = { nl: 'D MMM YYYY', en: 'D MMM YYYY', zh: 'YYYY年M月D日' } as const;

type DateFieldProps = Omit<DatePickerInputProps<'default'>, 'value' | 'onChange' | 'type'> & {
  /** A calendar day `YYYY-MM-DD`, or none. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

/** Picks a calendar day, in the language of the screen, with weeks that begin on Monday. */
export function DateField({ value, onChange, ...rest }: DateFieldProps) {
  const { t, i18n } = useTranslation('common');
  const language = languageOf(i18n.language);
  return (
    <DatesProvider settings={{ locale: dayjsLocales[language], firstDayOfWeek: 1 }}>
      <DatePickerInput
        valueFormat={written[language]}
        leftSection={<Icon name="calendar" size="sm" />}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        classNames={{ day: styles['day'] ?? '' }}
        {...rest}
        value={value}
        onChange={onChange}
      />
    </DatesProvider>
  );
}
