import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SequenceSummary } from '@brug/contracts/sequences';
import type { EnrolmentState } from '@brug/domain/sequences';
import { AnyScript } from '../../../shared/components/any-script.js';
import { ButtonLink } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { FigureLink } from '../../../shared/components/figure.js';
import { Page, PageTitle } from '../../../shared/components/page.js';
import { DateText } from '../../../shared/components/times.js';
import { TrackMark } from '../../../shared/components/track-mark.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { EndlessRows } from '../../../shared/records/endless-rows.js';
import type { Column } from '../../../shared/records/endless-rows.js';
import { useEndless } from '../../../shared/records/use-endless.js';
import { useMay } from '../../../shared/session/session.js';
import { FollowUpsTabs } from '../follow-ups-tabs.js';
import { sequencesQuery } from './api/sequences.query.js';
import { repliedShare } from './replied-share.js';
import styles from './sequences-page.module.css';

const newSequence = { to: '/follow-ups/sequences/$sequenceId', params: { sequenceId: 'new' } } as const;

/** Every sequence with what begins it and how its runs stand. */
export function SequencesPage() {
  const { t } = useTranslation('sequences');
  const navigate = useNavigate();
  const mayUpdate = useMay('sequence.update');
  const list = useEndless(useInfiniteQuery(sequencesQuery));
  const create = () => void navigate(newSequence);

  useHotkeys(t('title'), [{ keys: 'c', label: t('action.create'), run: create, enabled: mayUpdate }]);

  const createButton = mayUpdate && (
    <ButtonLink {...newSequence} variant="primary" icon="plus" hotkey="c">
      {t('action.create')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('title')}
      heading={
        <>
          <span className="only-wide">
            <PageTitle>{t('followUps')}</PageTitle>
          </span>
          <FollowUpsTabs />
        </>
      }
      actions={createButton}
      fixed
    >
      <EndlessRows
        label={t('title')}
        columns={useColumns()}
        list={list}
        keyOf={({ id }) => id}
        className={styles['rows']}
        rowHeight={44}
        phoneRowHeight={84}
        empty={<EmptyState icon="sequence" title={t('empty.title')} text={t('empty.text')} action={createButton} />}
      />
    </Page>
  );
}

function useColumns(): readonly Column<SequenceSummary>[] {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const localised = useLocalised();
  return [
    {
      key: 'name',
      head: t('column.name'),
      cell: ({ id, names, track }) => (
        <Link to="/follow-ups/sequences/$sequenceId" params={{ sequenceId: id }} className="row" data-opens-row>
          {track ? <TrackMark track={track} /> : <span className={styles['noMark']} title={t('field.bothTracks')} />}
          <AnyScript className="truncate">{localised(names)}</AnyScript>
        </Link>
      ),
    },
    { key: 'trigger', head: t('column.trigger'), cell: ({ trigger }) => t(`trigger.${trigger}`) },
    {
      key: 'steps',
      head: t('column.steps'),
      align: 'right',
      cell: ({ stepCount }) => <span className="num">{format.number(stepCount)}</span>,
    },
    {
      key: 'version',
      head: t('column.version'),
      align: 'right',
      cell: ({ number }) => <span className="num">{format.number(number)}</span>,
    },
    {
      key: 'active',
      head: t('column.active'),
      cell: ({ active }) =>
        active ? (
          <Chip tone="ok" icon="check">
            {t('column.byItself')}
          </Chip>
        ) : (
          <Chip>{t('column.byHand')}</Chip>
        ),
    },
    {
      key: 'running',
      head: t('column.running'),
      align: 'right',
      cell: ({ id, names, runs }) => count(id, localised(names), runs.running, 'running'),
    },
    {
      key: 'paused',
      head: t('column.paused'),
      align: 'right',
      cell: ({ id, names, runs }) => count(id, localised(names), runs.paused, 'paused'),
    },
    {
      key: 'finished',
      head: t('column.finished'),
      align: 'right',
      cell: ({ id, names, runs }) => count(id, localised(names), runs.finished, 'finished'),
    },
    {
      key: 'replied',
      head: t('column.replied'),
      align: 'right',
      cell: ({ runs }) => {
        const share = repliedShare(runs);
        return share === null ? (
          <span className="faint">–</span>
        ) : (
          <span className="num">
            {format.basisPoints(share)}
            <span className="only-phone muted"> {t('runs.replied')}</span>
          </span>
        );
      },
    },
    {
      key: 'updated',
      head: t('column.changed'),
      align: 'right',
      cell: ({ updatedAt }) => (
        <span className="muted t12">
          <DateText on={updatedAt} look="relative" />
        </span>
      ),
    },
  ];

  /** A figure that opens the runs it counts. */
  function count(sequenceId: string, name: string, runs: number, state: EnrolmentState) {
    const inWords = <span className="only-phone muted"> {t(`runs.state.${state}`)}</span>;
    if (runs === 0) {
      return <span className="faint num">0{inWords}</span>;
    }
    return (
      <FigureLink
        to="/follow-ups/sequences/$sequenceId"
        params={{ sequenceId }}
        search={{ view: 'runs', state }}
        aria-label={t('column.openRuns', { count: runs, name, state: t(`runs.state.${state}`) })}
      >
        {format.number(runs)}
        {inWords}
      </FigureLink>
    );
  }
}
