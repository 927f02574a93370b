import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Chip } from '../../../shared/components/chip.js';
import { DecisionButton } from './decision-button.js';
import { TimelineFrame } from './timeline-frame.js';
import type { FollowUpActions } from './use-follow-up-actions.js';
import styles from './timeline.module.css';

/** A message that may or may not have left: what is known of it, and what a person can say. */
export function UncertainItem({
  followUp,
  actions,
}: {
  readonly followUp: FollowUp;
  readonly actions: FollowUpActions;
}) {
  const { t } = useTranslation('leads');
  const { contact, evidence, title } = followUp;
  return (
    <TimelineFrame at={evidence?.handedOverAt ?? followUp.dueAt} icon="question" tone="unsure">
      <p>
        <b>{t('timeline.mailTo')}</b>{' '}
        {contact && <AnyScript>{[contact.chineseName, contact.name].filter(Boolean).join(' ')}</AnyScript>}:{' '}
        <AnyScript>{title}</AnyScript>{' '}
        <Chip tone="unsure" icon="question">
          {t('followUp.state.uncertain')}
        </Chip>
      </p>
      <div className={styles['decision']}>
        {followUp.may.decide && (
          <>
            <DecisionButton followUp={followUp} actions={actions} decision="went">
              {t('followUp.decide.went')}
            </DecisionButton>
            <DecisionButton followUp={followUp} actions={actions} decision="send-now">
              {t('followUp.decide.send-now')}
            </DecisionButton>
            <DecisionButton followUp={followUp} actions={actions} decision="drop">
              {t('followUp.decide.drop')}
            </DecisionButton>
          </>
        )}
        <span className="muted t12">
          {evidence?.serverResponse ?? t('followUp.noAnswer', { count: evidence?.attempts ?? 1 })}
        </span>
      </div>
    </TimelineFrame>
  );
}
