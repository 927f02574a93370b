import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedFollowUp, FollowUp } from '@brug/contracts/follow-ups';
import type { Lead } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { Icon } from '../../../shared/components/icon.js';
import { notify } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { DateText } from '../../../shared/components/times.js';
import { AgreedChip } from '../../../shared/records/agreed-chip.js';
import { copyText } from '../../../shared/records/copy-text.js';
import { useEndReason } from '../../../shared/records/use-end-reason.js';
import { iconOfFollowUp } from '../board/next-step.js';
import { DecisionButton } from './decision-button.js';
import { DueInBothZones, WhyDue } from './due-explanation.js';
import type { FollowUpActions } from './use-follow-up-actions.js';
import styles from './aside.module.css';

interface FollowUpListProps {
  readonly lead: Lead;
  readonly followUps: readonly ExplainedFollowUp[];
  readonly actions: FollowUpActions;
  readonly onPlan: () => void;
}

const firstEnded = 5;

/** Everything planned on a lead, and what became of what was. */
export function FollowUpList({ lead, followUps, actions, onPlan }: FollowUpListProps) {
  const { t } = useTranslation('leads');
  const [all, setAll] = useState(false);
  const open = followUps.filter(({ endedAt }) => endedAt === null);
  const ended = followUps.filter(({ endedAt }) => endedAt !== null);
  const shown = [...open, ...(all ? ended : ended.slice(0, firstEnded))];
  return (
    <Section
      title={t('followUp.title')}
      count={open.length}
      aside={lead.may.update && <IconButton size="sm" icon="plus" label={t('next.plan')} onClick={onPlan} />}
    >
      {followUps.length === 0 && <p className="muted t12">{t('followUp.empty')}</p>}
      <ul>
        {shown.map((followUp) => (
          <Row key={followUp.id} followUp={followUp} actions={actions} />
        ))}
      </ul>
      {!all && ended.length > firstEnded && (
        <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
          {t('followUp.older', { count: ended.length - firstEnded })}
        </Button>
      )}
    </Section>
  );
}

function Row({ followUp, actions }: { readonly followUp: ExplainedFollowUp; readonly actions: FollowUpActions }) {
  const { t } = useTranslation('leads');
  const endReason = useEndReason();
  const { state, overdue, endedAt, dueReason } = followUp;
  const open = endedAt === null;
  const toCopy = open && followUp.taskKind === 'wechat' ? followUp.body : null;
  return (
    <li className={styles['planned']} data-ended={!open || undefined}>
      <div className={styles['followUp']}>
        <Icon name={iconOfFollowUp(followUp)} size="sm" className={overdue && open ? 'is-danger' : 'muted'} />
        <AnyScript className="grow truncate">{followUp.title}</AnyScript>
        {open && followUp.agreed && <AgreedChip />}
        {(state !== 'planned' || dueReason.provisional) && (
          <Chip tone={toneOf(state)} icon={state === 'uncertain' ? 'question' : undefined}>
            {state === 'planned' ? t('strip.is.provisional') : t(`followUp.state.${state}`)}
          </Chip>
        )}
        <span className={overdue && open ? 'is-danger t12' : 'muted t12'}>
          <DateText on={endedAt ?? followUp.dueAt} look="relative" />
        </span>
        {toCopy !== null && <CopyButton title={followUp.title} text={toCopy} />}
        {open && followUp.kind === 'task' && followUp.may.complete && (
          <IconButton
            size="sm"
            icon="check"
            label={t('followUp.doneOf', { title: followUp.title })}
            disabled={actions.busy}
            onClick={() => actions.act(followUp, { do: 'complete' })}
          />
        )}
        {open && (state === 'planned' || state === 'failed') && followUp.may.complete && (
          <IconButton
            size="sm"
            icon="close"
            label={t('followUp.cancelOf', { title: followUp.title })}
            disabled={actions.busy}
            onClick={() => actions.act(followUp, { do: 'cancel' })}
          />
        )}
      </div>
      {open && <DueInBothZones followUp={followUp} />}
      {open && <WhyDue followUp={followUp} />}
      {state === 'dead' && followUp.may.decide && (
        <div className={styles['buttons']}>
          <DecisionButton followUp={followUp} actions={actions} decision="send-now" icon="mail">
            {t('followUp.decide.again')}
          </DecisionButton>
          <DecisionButton followUp={followUp} actions={actions} decision="drop">
            {t('followUp.decide.drop')}
          </DecisionButton>
        </div>
      )}
      {followUp.endReason !== null && (
        <p className={styles['endReason']}>
          <AnyScript>{endReason(followUp.endReason)}</AnyScript>
        </p>
      )}
    </li>
  );
}

/** The text of a WeChat task, on the clipboard in one press. */
function CopyButton({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation('tasks');
  return (
    <IconButton
      size="sm"
      icon="copy"
      label={`${t('wechat.copy')}: ${title}`}
      onClick={() =>
        void copyText(text).then((copied) =>
          notify(copied ? { message: t('wechat.copied') } : { message: t('wechat.notCopied'), tone: 'danger' }),
        )
      }
    />
  );
}

function toneOf(state: FollowUp['state']) {
  switch (state) {
    case 'uncertain':
      return 'unsure';
    case 'dead':
    case 'failed':
      return 'danger';
    case 'sent':
    case 'done':
      return 'ok';
    case 'planned':
      return 'warn';
    default:
      return 'neutral';
  }
}
