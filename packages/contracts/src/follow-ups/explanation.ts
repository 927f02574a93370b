import { REGIONS } from '@brug/domain/calendars';
import { DAY_ROLES } from '@brug/domain/follow-ups';
import { z } from 'zod';
import { day, instant, localisedText } from '../http/primitives.js';

const dayStatus = z
  .object({
    region: z.enum(REGIONS),
    date: day,
    working: z.boolean(),
    reason: z.enum(['weekday', 'weekend', 'holiday', 'make-up']),
    /** What the holiday or the make-up day is called. */
    names: localisedText.optional(),
    provisional: z.boolean(),
    unpublishedYear: z.int().optional(),
  })
  .meta({ id: 'DayStatus' });

/** How a due date came about, day by day: a screen makes the sentence. */
export const dueExplanation = z
  .object({
    /** What it was counted from; null where nothing was counted. */
    countedFrom: instant.nullable(),
    /** In whose working hours it falls. */
    actingRegion: z.enum(REGIONS),
    days: z.array(
      z.object({
        date: day,
        role: z.enum(DAY_ROLES),
        /** Which of the working days that were counted, from 1. */
        number: z.int().nullable(),
        /** How many office minutes of it were counted. */
        minutes: z.int().nullable(),
        statuses: z.array(dayStatus),
      }),
    ),
    /** Chinese years whose official calendar is not published: the date may still move. */
    unpublishedYears: z.array(z.int()),
    /** It is due at another moment than the count gives: it was tried again, or the calendar was corrected since. */
    moved: z.boolean(),
  })
  .meta({ id: 'DueExplanation' });
export type DueExplanation = z.infer<typeof dueExplanation>;
