/** What a drill says in the end: conditions, each with what was seen. */
import { fileURLToPath } from 'node:url';

export const results = fileURLToPath(new URL('../results/', import.meta.url));

/** A condition and whether it held; `seen` and `aim` are what is shown of it. */
export function condition(name, seen, aim, met) {
  return { name, seen, aim, met };
}

/** There are none of these. */
export function none(name, count) {
  return condition(name, count, 'none', count === 0);
}

/** Conditions as a table for the screen. */
export function conditionsTable(conditions) {
  return tableOf(
    ['condition', 'seen', 'aim', ''],
    conditions.map(({ name, seen, aim, met }) => [name, seen, aim, met ? 'held' : 'FELL SHORT']),
  );
}

/** Rows under their titles, in columns. */
export function tableOf(titles, rows) {
  const cells = [titles, ...rows.map((row) => row.map(String))];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
