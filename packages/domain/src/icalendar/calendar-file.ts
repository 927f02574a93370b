/** One entry of a calendar (RFC 5545, 3.6.1). */
export interface CalendarEvent {
  /** The same for as long as it is the same event, also in other files. */
  readonly uid: string;
  /** Grows with every change (3.8.7.4). */
  readonly sequence: number;
  /** When it was last changed (3.8.7.2). */
  readonly changedAt: Temporal.Instant;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** One line. */
  readonly summary: string;
  /** Line breaks are kept; empty: none. */
  readonly description: string;
  /** Where to read more. */
  readonly url: string;
  /** Agreed with others: it is confirmed and takes the time; anything else is tentative and leaves the time free. */
  readonly agreed: boolean;
}

export interface CalendarFile {
  /** What the calendar is called where it is subscribed to; null in a file of single events. */
  readonly name: string | null;
  /** What it says about itself (RFC 7986, 5.2); null: nothing. */
  readonly description: string | null;
  /** How often it is worth asking for it again (RFC 7986, 5.7). */
  readonly refreshMinutes: number | null;
  readonly events: readonly CalendarEvent[];
}

/** Octets of a line without its break (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/**
 * A calendar as a file (RFC 5545): times in UTC, lines ended by CRLF and folded at 75 octets without splitting a character. Text in any
 * script survives unchanged but for control characters, which the format has no place for.
 */
export function calendarFile(file: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Brug//Tasks//EN',
    'CALSCALE:GREGORIAN',
    ...named(file),
    ...file.events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The names and intervals twice: as the standard has them, and as older programs know them. */
function named({ name, description, refreshMinutes }: CalendarFile): string[] {
  const lines: string[] = [];
  if (name !== null) lines.push(`NAME:${asText(name)}`, `X-WR-CALNAME:${asText(name)}`);
  if (description !== null) lines.push(`DESCRIPTION:${asText(description)}`);
  if (refreshMinutes !== null) {
    lines.push(`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`, `X-PUBLISHED-TTL:PT${refreshMinutes}M`);
  }
  return lines;
}

function eventLines(event: CalendarEvent): string[] {
  const description = asText(event.description);
  return [
    'BEGIN:VEVENT',
    `UID:${asText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `DTSTART:${utc(event.from)}`,
    `DTEND:${utc(event.to)}`,
    `SUMMARY:${asText(event.summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${description}`]),
    `URL:${event.url}`,
    `STATUS:${event.agreed ? 'CONFIRMED' : 'TENTATIVE'}`,
    `TRANSP:${event.agreed ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** A value of the type TEXT (RFC 5545, 3.3.11). */
function asText(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim()
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** `20260310T080000Z` (RFC 5545, 3.3.5, form 2); to the second. */
function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/gu, '');
}

/** A long line as several, each but the first begun with a space (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const length = utf8Length(character);
    if (octets + length > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += length;
  }
  return [...parts, part].join('\r\n');
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
