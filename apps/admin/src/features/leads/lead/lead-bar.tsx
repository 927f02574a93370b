import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Board, Lead, StageView } from '@brug/contracts/leads';
import { Button, ButtonLink, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { TrackMark } from '../../../shared/components/track-mark.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { positionOf } from '../api/board-cache.js';
import { boardKey } from '../api/board.query.js';
import { MoveMenu } from '../board/move-menu.js';
import { seenOf } from './use-edit-lead.js';
import type { EditLead } from './use-edit-lead.js';
import styles from './lead.module.css';

export function boardPath(track: Lead['track']) {
  return track === 'investment' ? ('/leads/investment' as const) : ('/leads/export' as const);
}

/** Where the lead is: its board, its number, its place in its stage. */
export function LeadHeading({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation(['leads', 'common']);
  const localised = useLocalised();
  const client = useQueryClient();
  const position = positionOf(client, lead.stageId, lead.id);
  const boards = client.getQueriesData<Board>({ queryKey: boardKey(lead.track) });
  const count = boards
    .flatMap(([, board]) => board?.columns ?? [])
    .find(({ stage }) => stage.id === lead.stageId)?.count;
  const stage = localised(lead.stage.names);
  return (
    <>
      <span className="only-phone">
        <ButtonLink
          to={boardPath(lead.track)}
          variant="ghost"
          icon="back"
          aria-label={t('leads:bar.toBoard', { track: t(`common:track.${lead.track}`) })}
        />
      </span>
      <Crumbs mark={<TrackMark track={lead.track} decorative />}>
        {[
          <Link key="board" to={boardPath(lead.track)} className={`${styles['crumb'] ?? ''} only-wide`}>
            {t(`common:track.${lead.track}`)}
          </Link>,
          <span key="number" className="num medium">
            {lead.number}
          </span>,
        ]}
      </Crumbs>
      <span className="only-wide">
        <Chip>
          {position !== undefined && count !== undefined
            ? t('leads:bar.position', { position, of: count, stage })
            : t('leads:bar.inStage', { stage })}
        </Chip>
      </span>
    </>
  );
}

interface LeadActionsProps {
  readonly lead: Lead;
  readonly stages: readonly StageView[];
  readonly edit: EditLead;
  readonly moving: boolean;
  readonly onMoving: (opened: boolean) => void;
  readonly onMove: (stage: StageView) => void;
}

/** What one does with a lead as a whole: who may see it, let it sleep, move it. */
export function LeadActions({ lead, stages, edit, moving, onMoving, onMove }: LeadActionsProps) {
  const { t } = useTranslation(['leads', 'common']);
  const dormant = stages.find(({ category }) => category === 'dormant');
  const restricted = lead.confidentiality === 'restricted';
  const toggle = () => edit.save({ confidentiality: restricted ? 'normal' : 'restricted' }, seenOf(lead));
  const sleeps = dormant !== undefined && lead.stageId !== dormant.id && lead.stage.category === 'open';
  return (
    <>
      {lead.may.update && (
        <span className="only-wide">
          <Button
            variant="ghost"
            icon={restricted ? 'lock' : 'globe'}
            aria-pressed={restricted}
            title={t(restricted ? 'bar.restrictedHint' : 'bar.normalHint')}
            onClick={toggle}
          >
            {t(restricted ? 'bar.restricted' : 'bar.normal')}
          </Button>
        </span>
      )}
      {lead.may.move && sleeps && (
        <span className="only-wide">
          <Button icon="snooze" onClick={() => onMove(dormant)}>
            {t('bar.dormant')}
          </Button>
        </span>
      )}
      {lead.may.move && (
        <span className="only-wide">
          <MoveMenu opened={moving} onChange={onMoving} stages={stages} current={lead.stageId} onPick={onMove}>
            <Button
              variant="primary"
              icon="right"
              hotkey="m"
              aria-haspopup="menu"
              aria-expanded={moving}
              onClick={() => onMoving(!moving)}
            >
              {t('bar.move')}
            </Button>
          </MoveMenu>
        </span>
      )}
      {(lead.may.move || lead.may.update) && (
        <span className="only-phone">
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="dots" label={t('common:action.more')} />
            </Menu.Target>
            <Menu.Dropdown>
              {lead.may.update && (
                <Menu.Item onClick={toggle}>{t(restricted ? 'bar.makeNormal' : 'bar.makeRestricted')}</Menu.Item>
              )}
              {lead.may.move && <PhoneMoves lead={lead} stages={stages} onMove={onMove} />}
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </>
  );
}

function PhoneMoves({ lead, stages, onMove }: Pick<LeadActionsProps, 'lead' | 'stages' | 'onMove'>) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  return (
    <>
      <Menu.Label>{t('move.menu')}</Menu.Label>
      {stages
        .filter(({ id }) => id !== lead.stageId)
        .map((stage) => (
          <Menu.Item key={stage.id} onClick={() => onMove(stage)}>
            {localised(stage.names)}
          </Menu.Item>
        ))}
    </>
  );
}
