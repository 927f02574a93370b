import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SequenceTrigger } from '@brug/domain/sequences';
import { useFormat } from '../../../../shared/format/use-format.js';
import { layOutAxis, xOf } from '../plan/calendar-axis.js';
import type { CalendarAxis } from '../plan/calendar-axis.js';
import { CalendarNotes, heightOfNotes, useCalendarNotes } from './calendar-notes.js';
import { CalendarRows, rowHeight, rowOffset, rowsHeight } from './calendar-rows.js';
import { curve, fork, layOutLine, placeLabels } from './line-layout.js';
import type { DayLabel, LineLayout, NodePlace, PlacedLabel } from './line-layout.js';
import type { LineModel, LineStep } from './line-model.js';
import { LineNodes } from './line-nodes.js';
import { useLineWords } from './line-words.js';
import styles from './line.module.css';

export interface LineDrawingProps {
  readonly model: LineModel;
  readonly trigger: SequenceTrigger;
  readonly width: number;
  /** The step that is looked at, by its key, or the trigger. */
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

const labelStep = 31;
const ghostInset = 1;

/** The line of steps, a curve from each to its day, and both calendars with what makes the days what they are. */
export function LineDrawing({ model, trigger, width, selected, onSelect }: LineDrawingProps) {
  const { t } = useTranslation('sequences');
  const hatch = useId();
  const { steps, rails, triggerDay, calendars } = model;
  const line = layOutLine(
    width,
    rails,
    steps.some(({ step }) => step.condition !== null),
  );
  const ghosts = steps.flatMap(({ index, date }) =>
    date?.naiveDay ? [{ day: date.naiveDay, number: index + 1 }] : [],
  );
  const days = [triggerDay, ...steps.flatMap(({ date }) => date?.day ?? [])];
  const axis = layOutAxis(Math.max(width, line.width), [...days, ...ghosts.map(({ day }) => day)], calendars);
  const labels = placeLabels(useDayLabels(model, axis), axis.width);
  const labelRows = Math.max(0, ...labels.map(({ row }) => row));
  const bend = line.foot + 4;
  const top = bend + 96 + labelRows * labelStep;
  const notes = useCalendarNotes(axis, ghosts);
  const height = top + heightOfNotes(notes);
  const drawn = Math.max(axis.width, line.width);

  return (
    // What does not fit is scrolled to, by keyboard too.
    <div
      className={styles['scroller']}
      tabIndex={drawn > width ? 0 : undefined}
      role="group"
      aria-label={t('line.title')}
    >
      <div className={styles['drawing']} style={{ width: drawn, height }}>
        <svg
          viewBox={`0 0 ${drawn} ${height}`}
          width={drawn}
          height={height}
          role="img"
          aria-label={t('line.summary', { count: steps.length })}
        >
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0v5" stroke="var(--warn)" strokeWidth="1.2" opacity="0.55" />
            </pattern>
          </defs>
          <RailLines model={model} line={line} />
          <CalendarRows axis={axis} top={top} hatch={hatch} />
          {line.nodes.map((node) => {
            const day = node.index === -1 ? triggerDay : steps[node.index]?.date?.day;
            const label = labels.find(({ date }) => date === day);
            return (
              label && <WayDown key={node.index} node={node} line={line} top={top} label={label} {...lookOf(node)} />
            );
          })}
          {labels.map((label) => (
            <DayBox key={label.date} label={label} axis={axis} top={top} kind={kindOfDay(label.date)} />
          ))}
          {ghosts.map(({ day, number }) => (
            <GhostBox key={number} x={xOf(axis, day)} axis={axis} top={top} />
          ))}
          <CalendarNotes notes={notes} top={top} />
          {labels.map((label) => (
            <LabelText key={label.date} label={label} top={top} />
          ))}
        </svg>
        <LineNodes model={model} trigger={trigger} line={line} selected={selected} onSelect={onSelect} />
      </div>
    </div>
  );

  function lookOf({ index }: NodePlace) {
    const step = steps[index];
    const key = step?.step.key ?? null;
    return { kind: step?.step.kind ?? ('trigger' as const), selected: selected === key };
  }

  function kindOfDay(date: string): 'trigger' | 'provisional' | 'selected' | 'step' {
    const those = steps.filter((step) => step.date?.day === date);
    if (those.some(({ step }) => step.key === selected)) return 'selected';
    if (those.some((step) => step.date?.provisional)) return 'provisional';
    return those.length === 0 ? 'trigger' : 'step';
  }
}

/** What is said of each day on which something happens. */
function useDayLabels({ steps, triggerAt, triggerDay }: LineModel, axis: CalendarAxis): readonly DayLabel[] {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const words = useLineWords();
  const byDay = new Map<string, LineStep[]>([[triggerDay, []]]);
  for (const step of steps) {
    if (step.date) byDay.set(step.date.day, [...(byDay.get(step.date.day) ?? []), step]);
  }
  return [...byDay].flatMap(([date, those]) => {
    const x = xOf(axis, date);
    return x === null
      ? []
      : [{ date, x, lines: [format.day(date, yearOfTrigger()), secondLine(date, those)] as const }];
  });

  function yearOfTrigger(): number {
    return Number(triggerDay.slice(0, 4));
  }

  function secondLine(date: string, those: readonly LineStep[]): string {
    const numbers = words.listOf(those.map(({ index }) => String(index + 1)));
    if (date === triggerDay) {
      const begins = t('line.begins', { time: words.times(triggerAt) });
      return those.length === 0 ? begins : t('line.beginsWith', { count: those.length, steps: numbers });
    }
    const [only] = those;
    return those.length === 1 && only?.date
      ? words.times(only.date.at)
      : t('line.steps', { count: those.length, steps: numbers });
  }
}

/** The first rail through its steps, and each other way leaving it and coming back. */
function RailLines({ model: { rails }, line }: { readonly model: LineModel; readonly line: LineLayout }) {
  const nodeOf = (index: number) => line.nodes[index + 1];
  const main = line.nodes.filter(({ index }) => index === -1 || rails.railOf[index] === 0);
  const first = main[0];
  const last = main.at(-1);
  return (
    <g className={styles['rail']}>
      {first && last && <path d={`M${first.x} ${first.y}H${last.x}`} />}
      {rails.branches.map(({ steps, from, to }) => {
        const start = nodeOf(from);
        const nodes = steps.flatMap((index) => nodeOf(index) ?? []);
        const [begin] = nodes;
        const end = nodes.at(-1);
        const joins = to === null ? undefined : nodeOf(to);
        if (!start || !begin || !end) return null;
        return (
          <g key={from} className={styles['other']}>
            <path d={fork(start, start.x + line.spacing / 2, begin)} />
            <path d={`M${begin.x} ${begin.y}H${end.x}`} />
            {joins && <path d={fork(end, joins.x - line.spacing / 2, joins)} />}
          </g>
        );
      })}
    </g>
  );
}

interface WayDownProps {
  readonly node: NodePlace;
  readonly line: LineLayout;
  readonly top: number;
  readonly label: PlacedLabel;
  readonly kind: 'trigger' | 'message' | 'task';
  readonly selected: boolean;
}

function WayDown({ node, line, top, label, kind, selected }: WayDownProps) {
  const end = { x: label.x, y: top - 34 - label.row * labelStep };
  return (
    <path
      className={styles['way']}
      data-kind={kind}
      data-selected={selected || undefined}
      d={curve({ x: node.x, y: node.foot }, line.foot + 4, end)}
    />
  );
}

interface DayBoxProps {
  readonly label: PlacedLabel;
  readonly axis: CalendarAxis;
  readonly top: number;
  readonly kind: string;
}

function DayBox({ label: { x, row }, axis, top, kind }: DayBoxProps) {
  const width = axis.step + 1;
  return (
    <g className={styles['box']} data-kind={kind}>
      {row > 0 && <path d={`M${x} ${top - 4 - row * labelStep}V${top}`} />}
      <rect x={x - width / 2} y={top} width={width} height={rowsHeight} rx={4} />
    </g>
  );
}

function GhostBox({ x, axis, top }: { readonly x: number | null; readonly axis: CalendarAxis; readonly top: number }) {
  if (x === null) return null;
  const width = axis.step - ghostInset * 2;
  const height = rowOffset.CN + rowHeight - rowOffset.BE + 6;
  return <rect className={styles['ghost']} x={x - width / 2} y={top + 2} width={width} height={height} rx={4} />;
}

function LabelText({ label: { x, anchor, row, lines }, top }: { readonly label: PlacedLabel; readonly top: number }) {
  const at = anchor === 'start' ? x - 4 : anchor === 'end' ? x + 4 : x;
  const y = top - 20 - row * labelStep;
  return (
    <>
      <text x={at} y={y} textAnchor={anchor} className={styles['date']}>
        {lines[0]}
      </text>
      <text x={at} y={y + 14} textAnchor={anchor} className={styles['times']}>
        {lines[1]}
      </text>
    </>
  );
}
