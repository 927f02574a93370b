import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { ButtonLink } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { ToSequences } from './to-sequences.js';

interface SequenceHeadingProps {
  readonly sequence: Sequence;
  /** While the next version is made a phone has no room for the state of this one. */
  readonly isEditing: boolean;
}

/** The way here, and whether the sequence begins runs by itself. */
export function SequenceHeading({ sequence: { active, number }, isEditing }: SequenceHeadingProps) {
  const { t } = useTranslation('sequences');
  return (
    <>
      <span className="only-phone">
        <ButtonLink to="/follow-ups/sequences" variant="ghost" icon="back" aria-label={t('column.toList')} />
      </span>
      <span className="only-wide">
        <Crumbs>{[t('followUps'), <ToSequences key="list" />]}</Crumbs>
      </span>
      <span className={isEditing ? 'only-wide' : undefined}>
        <Chip tone={active ? 'ok' : 'neutral'} icon={active ? 'check' : 'pause'}>
          {t(active ? 'state.running' : 'state.byHand', { number })}
        </Chip>
      </span>
    </>
  );
}
