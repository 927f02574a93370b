import { isTemplateVariable, parseTemplate } from '@brug/domain/templates';
import type { TemplateNode } from '@brug/domain/templates';

/** A piece of a text that is filled in: words of the template, or what stands for a variable. */
export interface Piece {
  readonly text: string;
  /** The variable it stands for; null for words of the template. */
  readonly variable: string | null;
  /** The variable has no value here, or there is none of that name: `text` is its name. */
  readonly isMissing: boolean;
}

/** What variables stand for, by name; null or absent where nothing does. */
export type Values = ReadonlyMap<string, string | null>;

/** Fills a text in as a message is, and remembers what came from where. */
export function piecesOf(source: string, values: Values): readonly Piece[] {
  return fill(parseTemplate(source).nodes, values);
}

function fill(nodes: readonly TemplateNode[], values: Values): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    switch (node.type) {
      case 'text':
        return [{ text: node.text, variable: null, isMissing: false }];
      case 'variable': {
        const value = values.get(node.name)?.trim() ?? '';
        const isMissing = value === '' || !isTemplateVariable(node.name);
        return [{ text: isMissing ? node.name : value, variable: node.name, isMissing }];
      }
      case 'condition': {
        const holds = ((values.get(node.name)?.trim() ?? '') !== '') === node.wanted;
        return fill(holds ? node.whenTrue : node.otherwise, values);
      }
    }
  });
}

/** Whether what a variable stands for is about people and times; else it is about firms, leads and what they want. */
export function isAboutPeople(variable: string): boolean {
  return /^(contact|owner|meeting|slot|event)\./u.test(variable);
}
