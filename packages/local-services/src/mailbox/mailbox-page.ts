import type { Mail, MailAddress, MailPage, MailSummary } from './mail.js';
import { textsIn } from './mailbox-texts.js';
import type { Language } from './mailbox-texts.js';

/** The list of mails. */
export function listPage(mails: MailPage, { to, language }: { to: string; language: Language }): string {
  const words = textsIn(language);
  const rows = mails.items.map((mail) => row(mail, language)).join('');
  const older = new URLSearchParams({ ...(to === '' ? {} : { to }), before: mails.next ?? '' });
  return frame(
    language,
    words.title,
    `<header class="bar">
      <div><h1>${words.title}</h1><p>${words.explanation}</p></div>
      <form class="filter" action="/" method="get" role="search">
        <label for="to">${words.search}</label>
        <input id="to" name="to" type="text" inputmode="email" value="${escape(to)}" autocomplete="off">
        <button>${words.filter}</button>
        ${to === '' ? '' : `<a href="/">${words.all}</a>`}
      </form>
      <form action="/clear" method="post"><button class="quiet">${words.clear}</button></form>
    </header>
    <main>
      <p class="count" aria-live="polite">${words.count(mails.total)}</p>
      ${rows === '' ? `<p class="empty">${words.empty}</p>` : `<ul class="mails">${rows}</ul>`}
      ${mails.next === null ? '' : `<p><a href="/?${escape(older.toString())}">${words.older}</a></p>`}
    </main>`,
    `data-total="${mails.total}" data-to="${escape(to)}"`,
  );
}

function row(mail: MailSummary, language: Language): string {
  const words = textsIn(language);
  const recipients = mail.to.length > 0 ? names(mail.to) : mail.envelope.to.join(', ');
  return `<li><a href="/mails/${mail.id}">
    <span class="who">${escape(recipients)}</span>
    <span class="what">${escape(mail.subject) || words.noSubject}${mail.attachments > 0 ? ` <span class="clip">${words.attached(mail.attachments)}</span>` : ''}</span>
    <time datetime="${escape(mail.receivedAt)}">${instant(mail.receivedAt, language)}</time>
  </a></li>`;
}

/** The form to answer a mail with, as it stands. */
export interface AnswerForm {
  state: 'open' | 'answered' | 'failed';
  /** What was typed. */
  text: string;
}

/** One mail, with a form to answer it where answers can be handed over. */
export function mailPage(mail: Mail, language: Language, form?: AnswerForm): string {
  const words = textsIn(language);
  const subject = escape(mail.subject) || words.noSubject;
  const lines: [string, string][] = [
    [words.from, escape(full(mail.from))],
    [words.to, escape(full(mail.to))],
    [words.cc, escape(full(mail.cc))],
    [words.delivered, escape(mail.envelope.to.join(', '))],
    [words.received, `<time datetime="${escape(mail.receivedAt)}">${instant(mail.receivedAt, language)}</time>`],
    [words.attachments, mail.attachments.map((each, at) => attachmentLink(mail.id, each, at)).join(', ')],
  ];
  const facts = lines.filter(([, value]) => value !== '').map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`);
  const text = `<pre class="text">${escape(mail.text) || words.noText}</pre>`;
  const body =
    mail.html === null
      ? text
      : `<iframe class="body" title="${words.body}" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/body"></iframe>
         <details><summary>${words.text}</summary>${text}</details>`;
  const headers = Object.entries(mail.headers)
    .flatMap(([name, values]) => values.map((value) => `${name}: ${value}`))
    .join('\n');
  return frame(
    language,
    `${subject} · ${words.title}`,
    `<header class="bar"><a href="/">← ${words.back}</a></header>
    <main class="mail">
      <h1>${subject}</h1>
      <dl>${facts.join('')}</dl>
      ${body}
      ${form === undefined ? '' : answerForm(mail, language, form)}
      <details><summary>${words.headers}</summary><pre>${escape(headers)}</pre></details>
      <p><a href="/api/mails/${mail.id}/raw">${words.source}</a></p>
    </main>`,
  );
}

function answerForm(mail: Mail, language: Language, { state, text }: AnswerForm): string {
  const words = textsIn(language);
  const recipient = mail.to[0]?.address ?? mail.envelope.to[0] ?? '';
  const said = { open: '', answered: words.answered, failed: words.answerFailed }[state];
  return `<form class="answer" id="answer" action="/mails/${mail.id}/answer" method="post">
        <h2>${words.answer}</h2>
        ${said === '' ? '' : `<p class="said" role="status">${said}</p>`}
        <label for="text">${words.answerAs(escape(recipient))}</label>
        <textarea id="text" name="text" rows="5" maxlength="20000" required>${escape(text)}</textarea>
        <label class="tick"><input type="checkbox" name="automatic"> ${words.answerAutomatic}</label>
        <button>${words.answerSend}</button>
      </form>`;
}

function attachmentLink(id: string, { filename, contentType, size }: Mail['attachments'][number], at: number): string {
  const label = `${filename || contentType} (${Math.max(1, Math.round(size / 1024))} kB)`;
  return `<a href="/api/mails/${id}/attachments/${at}">${escape(label)}</a>`;
}

function frame(language: Language, title: string, body: string, attributes = ''): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/mailbox.css">
<script src="/mailbox.js" defer></script>
</head>
<body ${attributes}>
${body}
</body>
</html>
`;
}

function names(addresses: MailAddress[]): string {
  return addresses.map(({ name, address }) => name || address).join(', ');
}

function full(addresses: MailAddress[]): string {
  return addresses.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join(', ');
}

/** In the machine's own time zone: the mailbox is read where it runs. */
function instant(iso: string, language: Language): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const locale = { en: 'en-GB', nl: 'nl-BE', zh: 'zh-CN' }[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
