import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import type { PipelineReport } from '@brug/contracts/reports';
import { AnyScript } from '../../shared/components/any-script.js';
import { Avatar } from '../../shared/components/avatar.js';
import { Duo } from '../../shared/components/duo.js';
import { Icon } from '../../shared/components/icon.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import type { Column } from '../../shared/records/endless-rows.js';
import { StageOf } from '../../shared/records/lead-lines.js';
import { stagesQuery } from '../../shared/reference/stages.query.js';
import { inEuro } from './figures.js';
import type { RowsSearch } from './reports-search.js';

/** What is shown of each lead behind a figure; amounts in full, because they are there to be added up. */
export function useRowColumns(search: RowsSearch, report: PipelineReport | undefined): readonly Column<LeadCard>[] {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const { data: stages = [] } = useQuery(stagesQuery);
  const isOpen = search.category === 'open';
  const oneStage = standInOneStage(search);
  const last: Column<LeadCard> = isOpen
    ? {
        key: 'last',
        head: t('column.probability'),
        align: 'right',
        cell: ({ probabilityBp }) => <span className="muted num">{format.basisPoints(probabilityBp)}</span>,
      }
    : {
        key: 'last',
        head: t('column.jobs'),
        align: 'right',
        cell: ({ jobs }) => <span className="num">{jobs === null ? '–' : format.number(jobs)}</span>,
      };
  const stageColumn: Column<LeadCard> = {
    key: 'stage',
    head: t('column.stage'),
    cell: (lead) => <StageOf lead={lead} stages={stages} />,
  };
  return [
    {
      key: 'number',
      head: t('column.number'),
      cell: ({ number, track }) => (
        <span className="row">
          <TrackMark track={track} />
          <span className="muted num">{number}</span>
        </span>
      ),
    },
    {
      key: 'title',
      head: t('column.lead'),
      cell: ({ id, title, confidentiality }) => (
        <Link to="/leads/$leadId" params={{ leadId: id }} className="medium" data-opens-row>
          {confidentiality === 'restricted' && <Icon name="lock" size="xs" label={t('rows.restricted')} />}
          <AnyScript>{title}</AnyScript>
        </Link>
      ),
    },
    {
      key: 'firm',
      head: t('column.firm'),
      cell: ({ organisation: { id, name, chineseName, country } }) => (
        <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
          <Duo name={name} chineseName={chineseName} country={country} />
        </Link>
      ),
    },
    ...(oneStage ? [] : [stageColumn]),
    {
      key: 'owner',
      head: t('column.owner'),
      cell: ({ owner }) => (
        <span className="row">
          <Avatar name={owner.name} decorative />
          <span className="truncate">{owner.name}</span>
        </span>
      ),
    },
    {
      key: 'value',
      head: t('column.value'),
      align: 'right',
      cell: ({ value }) =>
        value === null ? (
          <span className="faint">{t('rows.noValue')}</span>
        ) : (
          <span className="medium num">{format.money(value)}</span>
        ),
    },
    {
      key: 'euro',
      head: t('column.euro'),
      align: 'right',
      cell: ({ value }) => {
        if (value === null || report === undefined) return null;
        const euro = inEuro(value, report);
        return euro === null ? (
          <span className="is-warn">{t('currencies.noRate')}</span>
        ) : (
          <span className="muted num">{format.money({ amountMinor: euro, currency: 'EUR' })}</span>
        );
      },
    },
    last,
  ];
}

/** Whether a column of stages would say the same in every row. */
export function standInOneStage({ category, stageId }: RowsSearch): boolean {
  return category === 'signed' || stageId !== undefined;
}
