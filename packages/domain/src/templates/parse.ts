/** A template's text, taken apart: text, variables, and parts that stand only if a variable has (or has not) a value. */
export type TemplateNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'variable'; readonly name: string }
  | {
      readonly type: 'condition';
      readonly name: string;
      /** False for `{{#unless}}`. */
      readonly wanted: boolean;
      readonly whenTrue: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface ParsedTemplate {
  readonly nodes: readonly TemplateNode[];
  /** What stands in the text where nothing of a template can stand, as it stands there. */
  readonly malformed: readonly string[];
}

const TAG = /\{\{([^{}]*)\}\}/gu;
const OPENING = /^#(if|unless)\s+(\S+)$/u;
const MAX_DEPTH = 5;

interface Level {
  readonly kind: 'if' | 'unless' | 'whole';
  readonly name: string;
  readonly whenTrue: TemplateNode[];
  readonly otherwise: TemplateNode[];
  inElse: boolean;
}

/**
 * Reads `{{name}}`, `{{#if name}}…{{else}}…{{/if}}` and `{{#unless name}}…{{/unless}}`; nothing else is special and nothing is ever run.
 * Conditions nest at most five deep.
 */
export function parseTemplate(source: string): ParsedTemplate {
  const known = parsed.get(source);
  if (known) return known;
  if (parsed.size >= KEPT) parsed.clear();
  const result = parse(source);
  parsed.set(source, result);
  return result;
}

/** The texts read last: a run of many reads the same few again and again. */
const parsed = new Map<string, ParsedTemplate>();
const KEPT = 200;

function parse(source: string): ParsedTemplate {
  const malformed: string[] = [];
  const levels: Level[] = [levelOf('whole', '')];
  const add = (node: TemplateNode): void => {
    const level = levels.at(-1);
    (level?.inElse ? level.otherwise : level?.whenTrue)?.push(node);
  };
  const addText = (text: string): void => {
    // The first stray brace tells where to look; those after it mostly belong to it.
    const stray = malformed.length === 0 ? /\{\{|\}\}/u.exec(text) : null;
    if (stray) malformed.push(stray[0]);
    if (text !== '') add({ type: 'text', text });
  };
  const close = (kind: string, tag: string): void => {
    const level = levels.at(-1);
    if (!level || level.kind !== kind) {
      malformed.push(tag);
      return;
    }
    levels.pop();
    const { name, whenTrue, otherwise } = level;
    add({ type: 'condition', name, wanted: kind === 'if', whenTrue, otherwise });
  };
  let end = 0;
  for (const match of source.matchAll(TAG)) {
    addText(source.slice(end, match.index));
    end = match.index + match[0].length;
    const inside = (match[1] ?? '').trim();
    const [, opening, name] = OPENING.exec(inside) ?? [];
    const level = levels.at(-1);
    if (opening !== undefined && name !== undefined) {
      if (levels.length > MAX_DEPTH) malformed.push(match[0]);
      levels.push(levelOf(opening as 'if' | 'unless', name));
    } else if (inside === 'else' && level && level.kind !== 'whole' && !level.inElse) level.inElse = true;
    else if (inside === '/if' || inside === '/unless') close(inside.slice(1), match[0]);
    else if (inside === 'else' || inside.startsWith('#') || inside.startsWith('/')) malformed.push(match[0]);
    else add({ type: 'variable', name: inside });
  }
  addText(source.slice(end));
  for (const { kind, name } of levels.slice(1)) malformed.push(`{{#${kind} ${name}}}`);
  return { nodes: levels[0]?.whenTrue ?? [], malformed };
}

function levelOf(kind: Level['kind'], name: string): Level {
  return { kind, name, whenTrue: [], otherwise: [], inElse: false };
}
