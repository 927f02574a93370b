import { TABLES, type Cell, type ColumnKind, type Row, type TableName } from '../generate/rows.js';

/** One line of COPY's text format for a row of the table. */
export function copyLine(table: TableName, row: Row): string {
  let line = '';
  for (const [name, kind] of columnsOf(table)) {
    line += `${line === '' ? '' : '\t'}${cellText(row[name], kind)}`;
  }
  return `${line}\n`;
}

/** The statement that takes such lines. */
export function copyStatement(table: TableName): string {
  return `COPY ${table} (${columnsOf(table)
    .map(([name]) => name)
    .join(', ')}) FROM STDIN`;
}

const columns = new Map<TableName, readonly (readonly [string, ColumnKind])[]>();

export function columnsOf(table: TableName): readonly (readonly [string, ColumnKind])[] {
  const known = columns.get(table);
  if (known) return known;
  const list = Object.entries(TABLES[table] as Record<string, ColumnKind>);
  columns.set(table, list);
  return list;
}

function cellText(value: Cell | undefined, kind: ColumnKind): string {
  if (value === null || value === undefined) return '\\N';
  switch (kind) {
    case 'json':
      return escaped(JSON.stringify(value));
    case 'list':
      return escaped(`{${(value as readonly string[]).map(quotedItem).join(',')}}`);
    case 'tokens':
      return escaped((value as readonly string[]).map(quotedLexeme).join(' '));
    default:
      return escaped(String(value));
  }
}

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character) : text;
}

function quotedItem(item: string): string {
  return `"${item.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
}

function quotedLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll(/['\\]/g, (character) => character + character)}'`;
}
