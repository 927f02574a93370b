import { useInfiniteQuery } from '@tanstack/react-query';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { Lead } from '@brug/contracts/leads';
import { Page } from '../../../shared/components/page.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { leadFollowUpsQuery } from '../api/lead-follow-ups.query.js';
import { useStages } from '../api/stages-of-track.js';
import { timelineQuery } from '../api/timeline.query.js';
import { MoveConflictDialog } from '../move/move-conflict-dialog.js';
import { MoveDialog } from '../move/move-dialog.js';
import { noAnswers } from '../move/move-plan.js';
import { useMoves } from '../move/use-moves.js';
import { Bridge } from './bridge.js';
import { CalendarStrip } from './calendar-strip.js';
import { Composer } from './composer.js';
import { Counterparts } from './counterparts.js';
import { Details } from './details.js';
import { hasContent } from './draft.js';
import type { ComposerKind, Draft } from './draft.js';
import { EditConflictDialog } from './edit-conflict-dialog.js';
import { FollowUpList } from './follow-up-list.js';
import { InquiryNotice } from './inquiry-notice.js';
import { boardPath, LeadActions, LeadHeading } from './lead-bar.js';
import { LeadHead } from './lead-head.js';
import { NextStepCard } from './next-step-card.js';
import { PhoneComposer } from './phone-composer.js';
import { ProjectCard } from './project-card.js';
import { StageStepper } from './stage-stepper.js';
import { Timeline } from './timeline.js';
import { useCompose } from './use-compose.js';
import { useEditLead } from './use-edit-lead.js';
import { useFollowUpActions } from './use-follow-up-actions.js';
import styles from './lead.module.css';

interface LeadViewProps {
  readonly lead: Lead;
  /** What another feature adds to the column at the right, before the follow-ups. */
  readonly beside: ReactNode;
}

/** A lead: stage, both firms, plan, talk, in that order; what is next stands top right. */
export function LeadView({ lead, beside }: LeadViewProps) {
  const { t } = useTranslation('leads');
  const navigate = useNavigate();
  const stages = useStages(lead.track);
  const edit = useEditLead(lead);
  const moves = useMoves(stages);

  const actions = useFollowUpActions(lead.id);
  const { data } = useInfiniteQuery(leadFollowUpsQuery(lead.id));
  const timeline = useInfiniteQuery(timelineQuery(lead.id));
  const [asked, setAsked] = useState(0);
  const compose = useCompose(lead, () => {
    setAsked(0);
    leaveField();
  });
  const [moving, setMoving] = useState(false);
  const narrow = useMediaQuery('(max-width: 1000px)') ?? false;
  const phone = useMediaQuery('(max-width: 640px)') ?? false;

  const followUps = data?.pages.flatMap(({ items }) => items) ?? [];
  const activities = (timeline.data?.pages ?? []).flatMap(({ items }) =>
    items.flatMap((entry) => (entry.type === 'activity' && entry.kind !== 'note' ? [entry] : [])),
  );
  const next = followUps.find(({ id }) => id === lead.nextFollowUp?.id);
  const uncertain = followUps.filter(({ state }) => state === 'uncertain');
  const askedNext = missingForNext();

  const write = (kind: ComposerKind, completes: FollowUp | null = null, words: Partial<Draft> = {}) => {
    compose.change({ kind, ...words, ...(completes && { completes: { id: completes.id, title: completes.title } }) });
    setAsked((count) => count + 1);
  };
  const call = (followUp?: FollowUp) => {
    const open = followUp ?? (next?.taskKind === 'call' && next.endedAt === null ? next : null);
    write('call', open);
  };

  /** What was copied is what was exchanged, unless something else is being written. */
  const wechat = (followUp: FollowUp) =>
    write('wechat', followUp, hasContent(compose.draft) ? {} : { body: followUp.body ?? '' });

  useHotkeys(lead.number, [
    { keys: 'n', label: t('composer.kinds.note'), run: () => write('note') },
    { keys: 'l', label: t('next.callAndLog'), run: () => call() },
    { keys: 'm', label: t('move.menu'), run: () => setMoving(true), enabled: lead.may.move },
    { keys: 'u', label: t('bar.back'), run: () => void navigate({ to: boardPath(lead.track) }) },
  ]);

  const nextStep = (
    <NextStepCard
      lead={lead}
      followUp={next}
      actions={actions}
      onCall={call}
      onWechat={wechat}
      onPlan={() => write('task')}
    />
  );
  return (
    <>
      <Page
        title={`${lead.number} ${lead.title}`}
        heading={<LeadHeading lead={lead} />}
        actions={
          <LeadActions
            lead={lead}
            stages={stages}
            edit={edit}
            moving={moving}
            onMoving={setMoving}
            onMove={(stage) => moves.request(lead, stage)}
          />
        }
        aside={
          <>
            {!narrow && nextStep}
            {!narrow && <InquiryNotice lead={lead} />}
            <ProjectCard lead={lead} />
            <Counterparts lead={lead} />
            <Details lead={lead} edit={edit} askedNext={askedNext} />
            {beside}
            <FollowUpList lead={lead} followUps={followUps} actions={actions} onPlan={() => write('task')} />
          </>
        }
      >
        <div data-track={lead.track}>
          <LeadHead lead={lead} edit={edit} />
          <StageStepper
            lead={lead}
            stages={stages}
            missingForNext={askedNext.size}
            onPick={(stage) => moves.request(lead, stage)}
          />
          {narrow && (
            <div className={styles['nextInline']}>
              {nextStep}
              <InquiryNotice lead={lead} />
            </div>
          )}
          <Bridge lead={lead} />
          <CalendarStrip followUps={followUps} activities={activities} />
          {!phone && <Composer compose={compose} asked={asked} />}
          <Timeline lead={lead} stages={stages} uncertain={uncertain} actions={actions} />
        </div>
      </Page>
      {phone && (
        <PhoneComposer
          compose={compose}
          asked={asked}
          onClose={() => setAsked(0)}
          onCall={() => call()}
          onNote={() => write('note')}
        />
      )}
      <MoveDialog moves={moves} />
      <MoveConflictDialog moves={moves} />
      <EditConflictDialog edit={edit} />
    </>
  );

  /** What the next open stage on the way asks for and the lead does not have. */
  function missingForNext(): ReadonlySet<string> {
    const from = stages.find(({ id }) => id === lead.stageId);
    const to = stages.find(({ category, position }) => category === 'open' && position > (from?.position ?? 0));
    if (from === undefined || from.category !== 'open' || to === undefined) return new Set();
    const move = { card: lead, from, to, lead, answers: noAnswers, refused: [] };
    return new Set(
      moves
        .planOf(move, noAnswers)
        .asked.flatMap(({ fields, met }) => (met ? [] : fields.slice(0, 1).map(({ key }) => key))),
    );
  }
}

/** What was written is saved: keys act on the page again. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
