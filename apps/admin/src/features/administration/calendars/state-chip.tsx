import { useTranslation } from 'react-i18next';
import type { CalendarYearState } from '@brug/domain/calendars';
import { Chip } from '../../../shared/components/chip.js';

const tones = { published: 'ok', computed: 'ok', corrected: 'accent', provisional: 'warn' } as const;
const icons = { published: 'check', computed: 'check', corrected: 'edit', provisional: 'question' } as const;

/** What is known of a year. */
export function StateChip({ state }: { readonly state: CalendarYearState }) {
  const { t } = useTranslation('administration');
  return (
    <Chip tone={tones[state]} icon={icons[state]}>
      {t(`calendars.state.${state}`)}
    </Chip>
  );
}
