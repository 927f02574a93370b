import { isTemplateVariable, parseTemplate } from '@brug/domain/templates';

export interface MarkedPart {
  readonly text: string;
  readonly look: 'text' | 'variable' | 'condition' | 'fault';
}

const TAG = /\{\{[^{}]*\}\}/gu;
const OPENING = /^#(if|unless)\s+(\S+)$/u;

/** Takes a template apart for its editor: every character of it, with what each part is. Joined, the parts are the text again. */
export function markedParts(source: string): MarkedPart[] {
  const { malformed } = parseTemplate(source);
  const parts: MarkedPart[] = [];
  let end = 0;
  for (const match of source.matchAll(TAG)) {
    parts.push(...plainParts(source.slice(end, match.index)));
    parts.push({ text: match[0], look: lookOf(match[0], malformed) });
    end = match.index + match[0].length;
  }
  return [...parts, ...plainParts(source.slice(end))].filter(({ text }) => text !== '');
}

function plainParts(text: string): MarkedPart[] {
  return text
    .split(/(\{\{|\}\})/u)
    .map((part) => ({ text: part, look: part === '{{' || part === '}}' ? 'fault' : 'text' }));
}

function lookOf(tag: string, malformed: readonly string[]): MarkedPart['look'] {
  const inside = tag.slice(2, -2).trim();
  const [, kind, name] = OPENING.exec(inside) ?? [];
  if (malformed.includes(tag) || (kind !== undefined && malformed.includes(`{{#${kind} ${name}}}`))) return 'fault';
  if (kind !== undefined) return name !== undefined && isTemplateVariable(name) ? 'condition' : 'fault';
  if (['else', '/if', '/unless'].includes(inside)) return 'condition';
  return isTemplateVariable(inside) ? 'variable' : 'fault';
}
