import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Enrolment, Sequence } from '@brug/contracts/sequences';
import { ENROLMENT_STATES } from '@brug/domain/sequences';
import type { EnrolmentState } from '@brug/domain/sequences';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Chip } from '../../../../shared/components/chip.js';
import type { Tone } from '../../../../shared/components/chip.js';
import { Duo } from '../../../../shared/components/duo.js';
import { EmptyState } from '../../../../shared/components/empty-state.js';
import { Segmented } from '../../../../shared/components/segmented.js';
import { DateText, LocalTimes } from '../../../../shared/components/times.js';
import { EndlessRows } from '../../../../shared/records/endless-rows.js';
import type { Column } from '../../../../shared/records/endless-rows.js';
import { useEndless } from '../../../../shared/records/use-endless.js';
import { useEndReason } from '../../../../shared/records/use-end-reason.js';
import { isLeft } from '../../runs/step-states.js';
import { runsQuery } from '../api/runs.query.js';
import { AllRuns } from './all-runs.js';
import { RunActs } from './run-acts.js';
import styles from './runs.module.css';

interface SequenceRunsProps {
  readonly sequence: Sequence;
  readonly state: EnrolmentState | undefined;
  readonly onState: (state: EnrolmentState | undefined) => void;
}

const tones: Readonly<Record<EnrolmentState, Tone>> = {
  running: 'ok',
  paused: 'warn',
  finished: 'neutral',
  stopped: 'line',
};

/** Every run of a sequence: for whom, since when, what comes next, and what one may do with it. */
export function SequenceRuns({ sequence, state, onState }: SequenceRunsProps) {
  const { t } = useTranslation('sequences');
  const list = useEndless(useInfiniteQuery(runsQuery(sequence.id, state)));
  return (
    <section className={styles['runs']} aria-label={t('runs.title')}>
      <div className={styles['filter']}>
        <Segmented
          label={t('runs.filter')}
          segments={[
            { value: 'all', label: t('runs.all') },
            ...ENROLMENT_STATES.map((value) => ({ value, label: t(`runs.state.${value}`) })),
          ]}
          value={state ?? 'all'}
          onChange={(value) => onState(value === 'all' ? undefined : value)}
        />
        <AllRuns sequence={sequence} />
      </div>
      <EndlessRows
        label={t('runs.title')}
        columns={useColumns()}
        list={list}
        keyOf={({ id }) => id}
        className={styles['rows']}
        rowHeight={44}
        phoneRowHeight={92}
        empty={
          state === undefined ? (
            <EmptyState icon="sequence" title={t('runs.none')} text={t('runs.noneText')} />
          ) : (
            <EmptyState icon="search" title={t('runs.noneInState')} />
          )
        }
      />
    </section>
  );
}

function useColumns(): readonly Column<Enrolment>[] {
  const { t } = useTranslation('sequences');
  return [
    {
      key: 'lead',
      head: t('runs.column.lead'),
      cell: ({ lead }) => (
        <Link to="/leads/$leadId" params={{ leadId: lead.id }} data-opens-row>
          <Duo
            name={lead.organisation.name}
            chineseName={lead.organisation.chineseName}
            country={lead.organisation.country}
          />{' '}
          <span className="muted t12 num">{lead.number}</span>
        </Link>
      ),
    },
    {
      key: 'contact',
      head: t('runs.column.contact'),
      cell: ({ contact }) =>
        contact ? (
          <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
            <AnyScript>{contact.chineseName ?? contact.name}</AnyScript>
          </Link>
        ) : (
          <span className="faint">–</span>
        ),
    },
    {
      key: 'started',
      head: t('runs.column.started'),
      cell: ({ startedAt, sequence }) => (
        <span className="muted">
          <DateText on={startedAt} look="year" /> · {t('runs.version', { number: sequence.number })}
        </span>
      ),
    },
    { key: 'next', head: t('runs.column.next'), cell: (run) => <NextStep run={run} /> },
    {
      key: 'state',
      head: t('runs.column.state'),
      cell: ({ state, repliedAt }) => (
        <span className="row">
          <Chip tone={tones[state]}>{t(`runs.state.${state}`)}</Chip>
          {repliedAt !== null && (
            <Chip tone="accent" icon="reply">
              {t('runs.replied')}
            </Chip>
          )}
        </span>
      ),
    },
    {
      key: 'acts',
      head: t('runs.column.acts'),
      align: 'right',
      cell: (run) => run.may.change && <RunActs run={run} />,
    },
  ];
}

/** The first step that has not happened yet; of a run that has ended, why. */
function NextStep({ run: { state, steps, endedAt, endReason } }: { readonly run: Enrolment }) {
  const { t } = useTranslation('sequences');
  const endReasonText = useEndReason();
  const next = steps.find(isLeft);
  if (state === 'finished' || state === 'stopped') {
    return (
      <span className="muted">
        {endReason === null ? t(`runs.state.${state}`) : endReasonText(endReason)}{' '}
        {endedAt && <DateText on={endedAt} look="year" />}
      </span>
    );
  }
  if (!next) return <span className="faint">–</span>;
  return (
    <span>
      <DateText on={next.dueAt} /> · <LocalTimes at={next.dueAt} />{' '}
      <AnyScript className="muted">{next.title}</AnyScript>
      {next.provisional && <span className="is-warn"> {t('line.provisional')}</span>}
    </span>
  );
}
