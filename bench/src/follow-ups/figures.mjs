/** Figures of follow-ups, in the form of `bench/results/latest.json`, and how they are shown. */
import { quantile, rounded } from '../figures.mjs';

/**
 * A figure; `takes` are milliseconds. `floorRps` is what it is held against in the same run, or null. `aim` is what `of` must reach (`rps`) or
 * must not exceed (`p95`).
 */
export function figureOf({ operation, clients, rps, takes, floorRps = null, aim, of }) {
  const sorted = Float64Array.from(takes).toSorted();
  const p95 = quantile(sorted, 0.95);
  return {
    operation,
    clients,
    rps: rounded(rps, 1),
    p50: rounded(quantile(sorted, 0.5), 2),
    p95: rounded(p95, 2),
    p99: rounded(quantile(sorted, 0.99), 2),
    floorRps: floorRps === null ? null : rounded(floorRps, 1),
    ratio: floorRps === null ? null : rounded(rps / floorRps, 3),
    aim,
    met: of === 'rps' ? rps >= aim : p95 <= aim,
    of,
  };
}

/** A table for the screen. */
export function tableOf(figures) {
  const titles = ['operation', 'clients', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'floor/s', 'ratio', 'aim', ''];
  const rows = figures.map(({ operation, clients, rps, p50, p95, p99, floorRps, ratio, aim, of, met }) => [
    operation,
    clients,
    rps,
    p50,
    p95,
    p99,
    floorRps ?? '',
    ratio ?? '',
    of === 'rps' ? `>= ${aim}/s` : `p95 <= ${aim} ms`,
    met ? 'met' : 'MISSED',
  ]);
  const cells = [titles, ...rows.map((row) => row.map(String))];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
