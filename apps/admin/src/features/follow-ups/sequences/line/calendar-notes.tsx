import { useTranslation } from 'react-i18next';
import { hasHanzi } from '../../../../shared/format/hanzi.js';
import { useFormat } from '../../../../shared/format/use-format.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';
import { placeTexts, widthOf } from '../plan/place-texts.js';
import type { PlacedText } from '../plan/place-texts.js';
import { xOf } from '../plan/calendar-axis.js';
import type { CalendarAxis, DaysOff } from '../plan/calendar-axis.js';
import { monthOffset, rowsHeight } from './calendar-rows.js';
import { useLineWords } from './line-words.js';
import type { LineWords } from './line-words.js';
import styles from './line.module.css';

/** Steps that a clock without holidays would have put on a day off. */
export interface Ghost {
  readonly day: string;
  readonly number: number;
}

/** What is said below the calendars, and what it points at. */
export interface CalendarNote {
  readonly id: string;
  readonly kind: 'off' | 'make-up' | 'clock' | 'unpublished' | 'ghost';
  readonly x: number;
  readonly text: string;
  readonly daysOff?: DaysOff;
}

export interface PlacedNote extends CalendarNote, PlacedText {}

/** What a day is stands nearest it, what would have been furthest away. */
const ranks: Readonly<Record<CalendarNote['kind'], number>> = {
  off: 0,
  'make-up': 1,
  clock: 1,
  unpublished: 1,
  ghost: 2,
};
const noteSize = 12;
const noteStep = 20;
const bracketOffset = monthOffset + 10;
const firstNote = bracketOffset + 21;

/** Everything that has to be said of the days in sight. */
export function useCalendarNotes(axis: CalendarAxis, ghosts: readonly Ghost[]): readonly PlacedNote[] {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const localised = useLocalised();
  const words = useLineWords();
  const notes: CalendarNote[] = [
    ...axis.daysOff.map((daysOff) => ({
      id: `off${daysOff.from}`,
      kind: 'off' as const,
      x: daysOff.x + daysOff.width / 2,
      text: nameOf(daysOff, localised, words),
      daysOff,
    })),
    ...clusters(axis.makeUpDays).flatMap((days) => {
      const x = xOf(axis, days.at(-1) ?? '');
      const text = t('line.makeUp', { count: days.length, days: words.listOf(days.map(format.dayOfMonth)) });
      return x === null ? [] : [{ id: `make-up${days[0] ?? ''}`, kind: 'make-up' as const, x, text }];
    }),
    ...axis.clockChanges.flatMap(({ date, hours }) => {
      const x = xOf(axis, date);
      const text = t('line.clockChange', { day: format.dayOfMonth(date), hours });
      return x === null ? [] : [{ id: `clock${date}`, kind: 'clock' as const, x, text }];
    }),
    ...axis.unpublishedYears.flatMap((year) => {
      const day = axis.days.find(({ statuses }) => statuses.CN.unpublishedYear === year);
      const text = t('line.unpublished', { year });
      return day ? [{ id: `unpublished${year}`, kind: 'unpublished' as const, x: day.x + 8, text }] : [];
    }),
    ...ghostNotes(),
  ];
  const places = placeTexts(
    notes.map(({ id, kind, x, text }) => ({ id, x, width: widthOf(text, noteSize), rank: ranks[kind] })),
    axis.width,
    ['middle', 'start', 'end'],
  );
  return notes.map((note) => ({ ...note, ...(places.get(note.id) ?? { row: 0, anchor: 'middle' as const }) }));

  /** One sentence for the steps that would have fallen into the same days off. */
  function ghostNotes(): CalendarNote[] {
    const byPlace = Map.groupBy(
      ghosts,
      ({ day }) => axis.daysOff.find(({ from, to }) => from <= day && day <= to) ?? null,
    );
    return [...byPlace].flatMap(([daysOff, those]) => {
      const last = those.at(-1);
      const x = last && xOf(axis, last.day);
      if (!daysOff || !last || typeof x !== 'number') return [];
      const steps = words.listOf(those.map(({ number }) => String(number)));
      const text = t('line.ghost', { count: those.length, steps, holiday: holidayOf(daysOff, localised, words) });
      return [{ id: `ghost${last.day}`, kind: 'ghost' as const, x, text }];
    });
  }
}

export function heightOfNotes(notes: readonly PlacedNote[]): number {
  return firstNote + Math.max(0, ...notes.map(({ row }) => row)) * noteStep + 14;
}

/** Brackets under days off with their names, make-up days, the change of the clocks, and what a clock without holidays would have done. */
export function CalendarNotes({ notes, top }: { readonly notes: readonly PlacedNote[]; readonly top: number }) {
  return (
    <>
      {notes.map((note) => (
        <path key={note.id} className={styles['pointer']} data-kind={note.kind} d={pointerOf(note, top)} />
      ))}
      {notes.map(({ id, kind, x, text, anchor, row }) => (
        <text
          key={id}
          x={anchor === 'start' ? x - 4 : anchor === 'end' ? x + 4 : x}
          y={top + firstNote + row * noteStep}
          textAnchor={anchor}
          className={styles['note']}
          data-kind={kind}
          lang={hasHanzi(text) ? 'zh-Hans' : undefined}
        >
          {text}
        </text>
      ))}
    </>
  );
}

function pointerOf({ kind, x, row, daysOff }: PlacedNote, top: number): string {
  const end = top + firstNote + row * noteStep - 13;
  if (!daysOff) return `M${x} ${top + rowsHeight}V${end}`;
  const y = top + bracketOffset;
  const bracket = `M${daysOff.x} ${y - 4}v4h${daysOff.width}v-4`;
  return kind === 'off' && row > 0 ? `${bracket}M${x} ${y}V${end}` : bracket;
}

/** `Spring Festival 春节, Easter Monday`: in the language of the reader, and in that of those who keep it. */
function nameOf(
  daysOff: DaysOff,
  localised: (names: { nl: string; en: string; zh: string }) => string,
  words: LineWords,
) {
  return daysOff.holidays
    .map(({ names, region }) => {
      const own = localised(names);
      return region === 'CN' && own !== names.zh ? `${own} ${names.zh}` : own;
    })
    .join(words.language.startsWith('zh') ? '、' : ', ');
}

function holidayOf(
  daysOff: DaysOff,
  localised: (names: { nl: string; en: string; zh: string }) => string,
  words: LineWords,
) {
  return words.listOf(daysOff.holidays.map(({ names }) => localised(names)));
}

/** Days that belong to one holiday: those within three weeks of each other are told in one sentence. */
function clusters(days: readonly string[]): readonly string[][] {
  const found: string[][] = [];
  for (const day of days) {
    const last = found.at(-1);
    const before = last?.at(-1);
    const near = before !== undefined && Temporal.PlainDate.from(before).until(Temporal.PlainDate.from(day)).days <= 21;
    if (last && near) last.push(day);
    else found.push([day]);
  }
  return found;
}
