import { isTemplateVariable, type TemplateValues } from './variables.js';
import type { MessageLanguage } from './salutation.js';

/** A message before its variables are filled in: `{{name}}` and nothing else is special. */
export interface MessageTemplate {
  readonly subject: string;
  readonly body: string;
}

export interface RenderedMessage {
  /** One line, safe in a header. */
  readonly subject: string;
  readonly text: string;
  /** The same text as a small HTML page. */
  readonly html: string;
}

/**
 * What keeps a template from being sent: a variable there is none of, one without a value for this message, or braces that
 * are no variable.
 */
export interface TemplateProblem {
  readonly kind: 'unknown' | 'missing' | 'malformed';
  /** The variable's name, or what stood there. */
  readonly name: string;
}

export type RenderResult =
  | { readonly ok: true; readonly message: RenderedMessage }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;
const SUBJECT_MAX = 200;

/** Fills a template in. Values are inserted as they are and never read as a template again; all problems are named at once. */
export function renderMessage(
  template: MessageTemplate,
  values: TemplateValues,
  language: MessageLanguage,
): RenderResult {
  const problems = [...problemsOf(template.subject, values), ...problemsOf(template.body, values)];
  const subject = asHeader(filled(template.subject, values));
  if (problems.length === 0 && subject === '') problems.push({ kind: 'malformed', name: 'subject' });
  if (problems.length > 0) return { ok: false, problems: distinct(problems) };
  const text = asText(filled(template.body, values));
  return { ok: true, message: { subject, text, html: asHtml(text, language) } };
}

/** The variables a template names, in order, each once. */
export function variablesIn(template: MessageTemplate): string[] {
  const names = [template.subject, template.body].flatMap((part) =>
    [...part.matchAll(PLACEHOLDER)].map(([, name]) => (name ?? '').trim()),
  );
  return [...new Set(names)];
}

function problemsOf(part: string, values: TemplateValues): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const rest = part.replaceAll(PLACEHOLDER, (_match, inside: string) => {
    const name = inside.trim();
    if (!isTemplateVariable(name)) problems.push({ kind: 'unknown', name });
    else if (!values[name]?.trim()) problems.push({ kind: 'missing', name });
    return '';
  });
  const stray = /\{\{|\}\}/u.exec(rest);
  if (stray) problems.push({ kind: 'malformed', name: stray[0] });
  return problems;
}

function filled(part: string, values: TemplateValues): string {
  return part.replaceAll(PLACEHOLDER, (_match, inside: string) => {
    const name = inside.trim();
    return isTemplateVariable(name) ? (values[name] ?? '').trim() : '';
  });
}

/** A header is one line (RFC 5322, 2.2): whatever could end it becomes a space. */
function asHeader(value: string): string {
  const line = value.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
  return [...line].slice(0, SUBJECT_MAX).join('');
}

function asText(value: string): string {
  const lines = value.replaceAll(/\r\n?|\u2028|\u2029/gu, '\n');
  return lines.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim();
}

function asHtml(text: string, language: MessageLanguage): string {
  const paragraphs = text
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>\n')}</p>`);
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"></head><body>`,
    ...paragraphs,
    '</body></html>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

function distinct(problems: readonly TemplateProblem[]): TemplateProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.kind} ${problem.name}`, problem])).values()];
}
