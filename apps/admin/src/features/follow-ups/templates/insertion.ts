import type { TemplateVariable } from '@brug/domain/templates';

/** `value` inserts what the variable stands for; the others put a text under the condition that it has (or has not) one. */
export type InsertionKind = 'value' | 'if' | 'unless' | 'either';

export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** Puts a variable or a condition into a text. What was selected becomes the text that stands under the condition. */
export function inserted(
  text: string,
  { start, end }: Selection,
  kind: InsertionKind,
  name: TemplateVariable,
): { readonly text: string; readonly cursor: number } {
  const selected = text.slice(start, end);
  const [before, after] = around(kind, name);
  const kept = kind === 'value' ? '' : selected;
  const opening = `${text.slice(0, start)}${before}${kept}`;
  return { text: `${opening}${after}${text.slice(end)}`, cursor: opening.length };
}

function around(kind: InsertionKind, name: TemplateVariable): readonly [before: string, after: string] {
  switch (kind) {
    case 'value':
      return [`{{${name}}}`, ''];
    case 'if':
      return [`{{#if ${name}}}`, '{{/if}}'];
    case 'unless':
      return [`{{#unless ${name}}}`, '{{/unless}}'];
    case 'either':
      return [`{{#if ${name}}}`, '{{else}}{{/if}}'];
  }
}
