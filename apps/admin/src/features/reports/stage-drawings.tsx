import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format.js';
import styles from './track-panel.module.css';

/** One stage as it is drawn. */
export interface DrawnStage {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly euroCents: string;
  readonly weightedEuroCents: string;
}

interface DrawingProps {
  readonly label: string;
  readonly lines: readonly DrawnStage[];
  readonly className: string | undefined;
}

const barHeight = 26;
const valueHeight = 14;

/** Leads per stage as a funnel: as wide as there are leads. Stages are spread evenly over the height, as the figures beside them are. */
export function StageFunnel({ label, lines, className }: DrawingProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const most = Math.max(1, ...lines.map(({ count }) => count));
  const widths = lines.map(({ count }) => (count === 0 ? 0.6 : Math.max(1.6, (count / most) * 100)));
  const said = lines.map(({ name, count }) => t('panel.leadsIn', { stage: name, leads: format.number(count) }));
  const pitch = 100 / lines.length;
  return (
    <Drawing label={label} said={said} className={className}>
      {widths.slice(0, -1).map((width, index) => {
        const next = widths[index + 1] ?? 0;
        return (
          <svg
            key={lines[index]?.id}
            y={`${(index + 0.5) * pitch}%`}
            width="100%"
            height={`${pitch}%`}
            viewBox="0 0 100 10"
            preserveAspectRatio="none"
          >
            <path
              className={styles['flow']}
              d={`M${50 - width / 2} 0H${50 + width / 2}L${50 + next / 2} 10H${50 - next / 2}Z`}
            />
          </svg>
        );
      })}
      <g transform={`translate(0 ${-barHeight / 2})`}>
        {lines.map(({ id, count }, index) => {
          const width = widths[index] ?? 0;
          return (
            <rect
              key={id}
              className={count === 0 ? styles['none'] : styles['bar']}
              x={`${50 - width / 2}%`}
              y={`${(index + 0.5) * pitch}%`}
              width={`${width}%`}
              height={barHeight}
              rx={3}
            />
          );
        })}
      </g>
    </Drawing>
  );
}

/** Value per stage as bars, the weighted part of each filled. */
export function StageValues({ label, lines, className }: DrawingProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const most = Math.max(1, ...lines.map(({ euroCents }) => Number(euroCents)));
  const share = (cents: string) => `${Math.max(0, (Number(cents) / most) * 100)}%`;
  const amount = (cents: string) => format.moneyCompact({ amountMinor: cents, currency: 'EUR' });
  const said = lines.map(({ name, euroCents, weightedEuroCents }) =>
    t('panel.valueIn', { stage: name, value: amount(euroCents), weighted: amount(weightedEuroCents) }),
  );
  return (
    <Drawing label={label} said={said} className={className}>
      <rect className={styles['axis']} width={1} height="100%" />
      <g transform={`translate(0 ${-valueHeight / 2})`}>
        {lines.map(({ id, euroCents, weightedEuroCents }, index) => {
          const y = `${((index + 0.5) / lines.length) * 100}%`;
          return (
            <g key={id}>
              <rect className={styles['whole']} x={1} y={y} width={share(euroCents)} height={valueHeight} rx={2} />
              <rect
                className={styles['bar']}
                x={1}
                y={y}
                width={share(weightedEuroCents)}
                height={valueHeight}
                rx={2}
              />
            </g>
          );
        })}
      </g>
    </Drawing>
  );
}

interface DrawnProps {
  readonly label: string;
  /** What the drawing shows, stage by stage, for who does not see it. */
  readonly said: readonly string[];
  readonly className: string | undefined;
  readonly children: ReactNode;
}

function Drawing({ label, said, className, children }: DrawnProps) {
  const descriptionId = useId();
  return (
    <div className={className} style={{ gridRow: `2 / span ${said.length}` }}>
      <svg className={styles['drawing']} role="img" aria-label={label} aria-describedby={descriptionId}>
        <desc id={descriptionId}>{said.join('; ')}</desc>
        {children}
      </svg>
    </div>
  );
}
