/** Figures from what the load generator saw, and how they are shown. */

/** Everything about an operation at so many clients, as it goes into `bench/results/latest.json`; milliseconds. */
export function figuresOf(operation, clients, api, floor) {
  const takes = Float64Array.from(api.takes).toSorted();
  const rps = api.takes.length / api.seconds;
  const floorRps = floor.takes.length / floor.seconds;
  const ratio = rps / floorRps;
  return {
    operation: operation.name,
    clients,
    rps: rounded(rps, 1),
    p50: rounded(quantile(takes, 0.5), 2),
    p95: rounded(quantile(takes, 0.95), 2),
    p99: rounded(quantile(takes, 0.99), 2),
    floorRps: rounded(floorRps, 1),
    ratio: rounded(ratio, 3),
    aim: operation.aim,
    met: ratio >= operation.aim,
  };
}

/** Joins the rounds of one measurement. */
export function joined(rounds) {
  return {
    takes: rounds.flatMap(({ takes }) => takes),
    seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** The value below which this share of them lies. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A number with so many digits behind the point. */
export function rounded(value, digits) {
  return Number(value.toFixed(digits));
}

/** One figure, as soon as it is there. */
export function lineOf({ operation, clients, rps, floorRps, ratio, p95 }) {
  const per = (value) => `${value.toFixed(0)}/s`.padStart(8);
  const who = `${operation.padEnd(7)} ${String(clients).padStart(3)} clients`;
  return `${who} ${per(rps)}  floor ${per(floorRps)}  ratio ${ratio.toFixed(2)}  p95 ${p95.toFixed(1)} ms`;
}

const COLUMNS = ['operation', 'clients', 'rps', 'p50', 'p95', 'p99', 'floor', 'ratio', 'aim', ''];

/** A table for the screen. */
export function tableOf(figures, operations) {
  const rows = figures.map(({ operation, clients, rps, p50, p95, p99, floorRps, ratio, aim, met }) => {
    const p95Aim = operations.find(({ name }) => name === operation)?.p95Aim;
    const slow = clients === 16 && p95 > p95Aim ? `  (p95 aim at a million leads: ${p95Aim} ms)` : '';
    return [
      operation,
      clients,
      rps.toFixed(1),
      p50.toFixed(2),
      p95.toFixed(2),
      p99.toFixed(2),
      floorRps.toFixed(1),
      ratio.toFixed(2),
      aim.toFixed(2),
      `${met ? 'met' : 'MISSED'}${slow}`,
    ].map(String);
  });
  const widths = COLUMNS.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) =>
        column === 0 || column === COLUMNS.length - 1 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd();
  return [line(COLUMNS), ...rows.map(line)].join('\n');
}
