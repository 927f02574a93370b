/** What mail programs put above the mail they quote, in the three languages, where it may be folded over several lines … */
const FOLDED_HEADS: readonly RegExp[] = [
  /^(On|Op|Le|Am)\b.{5,200}\b(wrote|schreef|a écrit|schrieb)\b.{0,120}:$/iu,
  /^(在|于).{3,200}(写道|寫道|写信说)\s*[:：]$/u,
];

/** … and where it is one line. */
const LINE_HEADS: readonly RegExp[] = [
  /^.{3,200}(写道|寫道|写信说)\s*[:：]$/u,
  /^-{2,}\s*(Original Message|Forwarded message|Oorspronkelijk bericht|Doorgestuurd bericht|原始邮件|原始郵件|转发邮件|回复邮件)\s*-{2,}$/iu,
  /^_{10,}$/u,
];

/** The first line of the block of headers with which Outlook and QQ Mail quote; another header follows within three lines. */
const HEADER_BLOCK = /^\*?(From|Van|De|发件人|寄件者)\*?\s*[:：]/iu;
const HEADER_LINE =
  /^\*?(Sent|Date|To|Subject|Verzonden|Datum|Aan|Onderwerp|发送时间|发送日期|日期|收件人|主题|寄件日期)\*?\s*[:：]/iu;

/** A head that is too long for one line is folded over two or three. */
const HEAD_LINES = 3;

/**
 * What somebody wrote, without the mail they quote below it. The whole text where answers stand between quoted lines, and where
 * nothing else is left: rather too much than a word lost.
 */
export function withoutQuote(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const start = quoteStart(lines);
  const whole = lines.join('\n').trim();
  if (start === null) return whole;
  return lines.slice(0, start).join('\n').trim() || whole;
}

/** The line at which the quote begins that goes on to the end; null without one. */
function quoteStart(lines: readonly string[]): number | null {
  for (const [index, line] of lines.entries()) {
    if (isQuoted(line)) return onlyQuoted(lines.slice(index)) ? index : null;
    const head = headLength(lines, index);
    if (head === 0) continue;
    const below = lines.slice(index + head);
    // Answers between the lines follow a quote that is marked as such.
    return below.some(isQuoted) && !onlyQuoted(below) ? null : index;
  }
  return null;
}

/** How many lines the head of a quote takes here; 0 when there is none. */
function headLength(lines: readonly string[], index: number): number {
  const first = lines[index]?.trim() ?? '';
  if (first === '') return 0;
  for (let count = 1; count <= HEAD_LINES; count += 1) {
    const folded = lines
      .slice(index, index + count)
      .map((line) => line.trim())
      .join(' ');
    if (FOLDED_HEADS.some((head) => head.test(folded))) return count;
  }
  if (LINE_HEADS.some((head) => head.test(first))) return 1;
  const next = lines.slice(index + 1, index + 1 + HEAD_LINES);
  return HEADER_BLOCK.test(first) && next.some((line) => HEADER_LINE.test(line.trim())) ? 1 : 0;
}

function isQuoted(line: string): boolean {
  return /^\s*>/u.test(line);
}

function onlyQuoted(lines: readonly string[]): boolean {
  return lines.every((line) => isQuoted(line) || line.trim() === '');
}
