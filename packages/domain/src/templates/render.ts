import { parseTemplate, type ParsedTemplate, type TemplateNode } from './parse.js';
import { isTemplateVariable, type TemplateValues } from './variables.js';
import type { MessageLanguage } from './salutation.js';

/** A message before its variables and conditions are filled in; see `parseTemplate` for what is special. */
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

export type TextResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

export type RenderResult =
  | { readonly ok: true; readonly message: RenderedMessage }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

const SUBJECT_MAX = 200;

/** Fills a template in. Values are inserted as they are and never read as a template again; all problems are named at once. */
export function renderMessage(
  template: MessageTemplate,
  values: TemplateValues,
  language: MessageLanguage,
): RenderResult {
  const subjectParts = parseTemplate(template.subject);
  const bodyParts = parseTemplate(template.body);
  const problems = [...problemsOf(subjectParts, values), ...problemsOf(bodyParts, values)];
  const subject = asHeader(filled(subjectParts.nodes, values));
  if (problems.length === 0 && subject === '') problems.push({ kind: 'malformed', name: 'subject' });
  if (problems.length > 0) return { ok: false, problems: distinct(problems) };
  const text = asText(filled(bodyParts.nodes, values));
  return { ok: true, message: { subject, text, html: asHtml(text, language) } };
}

/** What keeps a template from being filled in with these values, without filling it in. */
export function problemsWith(template: MessageTemplate, values: TemplateValues): TemplateProblem[] {
  const problems = [template.subject, template.body].flatMap((part) => problemsOf(parseTemplate(part), values));
  return distinct(problems);
}

/** Fills in one text, such as the title of a task. */
export function renderText(source: string, values: TemplateValues): TextResult {
  const parts = parseTemplate(source);
  const problems = problemsOf(parts, values);
  return problems.length > 0
    ? { ok: false, problems: distinct(problems) }
    : { ok: true, text: asText(filled(parts.nodes, values)) };
}

/** The variables a template names, in conditions too, in order, each once. */
export function variablesIn(template: MessageTemplate): string[] {
  const names = [template.subject, template.body].flatMap((part) => namesIn(parseTemplate(part).nodes));
  return [...new Set(names)];
}

/** What is wrong with a template whatever its values will be: unknown variables and braces that are none. */
export function faultsOf(template: MessageTemplate): TemplateProblem[] {
  const faults = [template.subject, template.body].flatMap((part) => {
    const { nodes, malformed } = parseTemplate(part);
    return [
      ...namesIn(nodes)
        .filter((name) => !isTemplateVariable(name))
        .map((name) => ({ kind: 'unknown', name }) as const),
      ...malformed.map((name) => ({ kind: 'malformed', name }) as const),
    ];
  });
  return distinct(faults);
}

function namesIn(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case 'text':
        return [];
      case 'variable':
        return [node.name];
      case 'condition':
        return [node.name, ...namesIn(node.whenTrue), ...namesIn(node.otherwise)];
    }
  });
}

/** Unknown variables are named wherever they stand, missing values only where they would be read. */
function problemsOf({ nodes, malformed }: ParsedTemplate, values: TemplateValues): TemplateProblem[] {
  const unknown = namesIn(nodes).filter((name) => !isTemplateVariable(name));
  return [
    ...unknown.map((name) => ({ kind: 'unknown', name }) as const),
    ...missingIn(nodes, values).map((name) => ({ kind: 'missing', name }) as const),
    ...malformed.map((name) => ({ kind: 'malformed', name }) as const),
  ];
}

function missingIn(nodes: readonly TemplateNode[], values: TemplateValues): string[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case 'text':
        return [];
      case 'variable':
        return isTemplateVariable(node.name) && valueOf(node.name, values) === '' ? [node.name] : [];
      case 'condition':
        return missingIn(chosen(node, values), values);
    }
  });
}

function filled(nodes: readonly TemplateNode[], values: TemplateValues): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text;
        case 'variable':
          return valueOf(node.name, values);
        case 'condition':
          return filled(chosen(node, values), values);
      }
    })
    .join('');
}

function chosen(
  { name, wanted, whenTrue, otherwise }: Extract<TemplateNode, { type: 'condition' }>,
  values: TemplateValues,
): readonly TemplateNode[] {
  return (valueOf(name, values) !== '') === wanted ? whenTrue : otherwise;
}

function valueOf(name: string, values: TemplateValues): string {
  return isTemplateVariable(name) ? (values[name] ?? '').trim() : '';
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

/** Text as it stands between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

function distinct(problems: readonly TemplateProblem[]): TemplateProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.kind} ${problem.name}`, problem])).values()];
}
