import type { Language } from '@brug/contracts/http';
import { escapeHtml } from '@brug/domain/templates';
import { DIGEST_LISTS, type DigestContent, type DigestLine, type DigestList } from './digest-content.js';
import { DIGEST_TEXTS, type DigestTexts } from './digest-texts.js';

/** Whom it is for, as the mail needs to know them. */
export interface DigestReader {
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
}

export interface DigestMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A line as it is written: what to do, with whom, and what is to be known of it. */
interface WrittenLine {
  readonly title: string;
  readonly about: string;
  readonly notes: string;
  readonly url: string;
}

interface WrittenList {
  readonly heading: string;
  readonly lines: readonly WrittenLine[];
  readonly more: string | null;
}

/** Nothing to do and nothing missing: then no digest is sent. */
export function saysNothing(content: DigestContent): boolean {
  return DIGEST_LISTS.every((list) => content[list].total === 0);
}

/** The digest of a day (`YYYY-MM-DD`) as a mail in the reader's language, with times where they are and links into the app. */
export function digestMail(
  content: DigestContent,
  reader: DigestReader,
  { day, publicUrl }: { readonly day: string; readonly publicUrl: string },
): DigestMail {
  const texts = DIGEST_TEXTS[reader.language];
  const link = (path: string): string => new URL(path, publicUrl).href;
  const lists = DIGEST_LISTS.filter((list) => content[list].total > 0).map((list): WrittenList => {
    const { total, lines } = content[list];
    return {
      heading: texts.heading[list](total),
      lines: lines.map((line) => ({
        title: line.title,
        about: aboutOf(line, texts),
        notes: notesOf(list, line, reader, texts).join(texts.separator),
        url: link(line.lead ? `/leads/${line.lead.id}` : '/today'),
      })),
      more: total > lines.length ? texts.more(total - lines.length) : null,
    };
  });
  const links = [
    { label: texts.open, url: link('/today') },
    { label: texts.preferences, url: link('/preferences') },
  ];
  const greeting = texts.greeting(reader.name);
  const headings = lists.map(({ heading }) => heading).join(texts.separator);
  return {
    subject: `Brug${texts.separator}${longDay(day, texts)}: ${headings}`,
    text: asText(greeting, lists, links),
    html: asHtml(greeting, lists, links, reader.language),
  };
}

function aboutOf(line: DigestLine, texts: DigestTexts): string {
  const firm = line.organisation && [line.organisation.name, line.organisation.chineseName].filter(Boolean).join(' ');
  return [line.lead?.number, firm, line.contactName].filter(Boolean).join(texts.separator);
}

function notesOf(list: DigestList, line: DigestLine, reader: DigestReader, texts: DigestTexts): string[] {
  const notes: (string | null)[] = [
    line.ownerName === null ? null : texts.of(line.ownerName),
    line.kind === null ? null : texts.kind[line.kind],
    line.state === null ? null : texts.state[line.state],
    line.agreed ? texts.agreed : null,
  ];
  if (line.dueAt !== null) {
    const late = line.workingDaysLate > 0;
    if (list === 'dueToday') notes.push(timeOf(line.dueAt, reader, texts));
    else if (late) notes.push(texts.late(line.workingDaysLate));
    if (list !== 'dueToday') notes.push(texts.wasDue(dayAndTimeOf(line.dueAt, reader, texts)));
  }
  return notes.filter((note) => note !== null);
}

function asText(greeting: string, lists: readonly WrittenList[], links: readonly { label: string; url: string }[]) {
  const blocks = lists.map(({ heading, lines, more }) =>
    [
      heading.toUpperCase(),
      ...lines.flatMap(({ title, about, notes, url }) => [
        `- ${title}`,
        ...[about, notes, url].filter(Boolean).map((each) => `  ${each}`),
      ]),
      ...(more === null ? [] : [`  ${more}`]),
    ].join('\n'),
  );
  return [greeting, ...blocks, links.map(({ label, url }) => `${label}: ${url}`).join('\n')].join('\n\n');
}

const STYLE = {
  body: 'margin:0;padding:24px;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei",sans-serif;color:#1c2024',
  heading: 'margin:24px 0 8px;font-size:15px;font-weight:600',
  list: 'margin:0;padding:0 0 0 18px',
  line: 'margin:0 0 8px',
  faint: 'color:#5f666e;font-size:13px',
} as const;

function asHtml(
  greeting: string,
  lists: readonly WrittenList[],
  links: readonly { label: string; url: string }[],
  language: Language,
): string {
  const anchor = (url: string, label: string) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
  const faint = (text: string) => (text === '' ? '' : `<br><span style="${STYLE.faint}">${escapeHtml(text)}</span>`);
  const sections = lists.map(({ heading, lines, more }) =>
    [
      `<h2 style="${STYLE.heading}">${escapeHtml(heading)}</h2>`,
      `<ul style="${STYLE.list}">`,
      ...lines.map(
        ({ title, about, notes, url }) =>
          `<li style="${STYLE.line}">${anchor(url, title)}${faint(about)}${faint(notes)}</li>`,
      ),
      '</ul>',
      ...(more === null ? [] : [`<p style="${STYLE.faint}">${escapeHtml(more)}</p>`]),
    ].join('\n'),
  );
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"></head><body style='${STYLE.body}'>`,
    `<p>${escapeHtml(greeting)}</p>`,
    ...sections,
    `<p style="margin:24px 0 0">${links.map(({ label, url }) => anchor(url, label)).join(' · ')}</p>`,
    '</body></html>',
  ].join('\n');
}

/** A calendar day in words; it is in no time zone. */
function longDay(day: string, { locale }: DigestTexts): string {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds;
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    noon,
  );
}

function timeOf(at: string, { timeZone }: DigestReader, { locale }: DigestTexts): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    Date.parse(at),
  );
}

function dayAndTimeOf(at: string, reader: DigestReader, texts: DigestTexts): string {
  const { timeZone } = reader;
  const day = new Intl.DateTimeFormat(texts.locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  return `${day.format(Date.parse(at))} ${timeOf(at, reader, texts)}`;
}
