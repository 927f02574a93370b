/** What the benchmark is told on its command line. */
import { parseArgs } from 'node:util';
import { OPERATIONS } from './operations.mjs';

const HELP = `npm run bench -- [options]
npm run bench -- follow-ups [options]   (see --help there)

  --leads N      how many leads to measure on (100000)
  --seconds S    how long each figure is measured, API and floor each (10)
  --clients A,B  clients at the same time (1,16)
  --only A,B     some of: ${OPERATIONS.map(({ name }) => name).join(', ')}
  --folder DIR   keep the database there and use it again, instead of making one and throwing it away
  --no-fail      exit with 0 although an aim was missed

DATABASE_URL uses a PostgreSQL server of yours: a database is made in it, and removed at the end.`;

/** Reads the options; ends the process after showing how they are written. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      leads: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '10' },
      clients: { type: 'string', default: '1,16' },
      only: { type: 'string', default: OPERATIONS.map(({ name }) => name).join(',') },
      folder: { type: 'string' },
      'no-fail': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const names = values.only.split(',');
  const unknown = names.filter((name) => !OPERATIONS.some((operation) => operation.name === name));
  if (unknown.length > 0) throw new Error(`No such operation: ${unknown.join(', ')}.\n\n${HELP}`);
  return {
    leads: numberOf('leads', values.leads),
    seconds: numberOf('seconds', values.seconds),
    clients: values.clients.split(',').map((text) => numberOf('clients', text)),
    operations: OPERATIONS.filter(({ name }) => names.includes(name)),
    folder: values.folder,
    fail: !values['no-fail'],
  };
}

function numberOf(name, text) {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} is a number above 0, not '${text}'.`);
  return value;
}
