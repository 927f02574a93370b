import { parseArgs } from 'node:util';
import { OPERATIONS } from './operations.mjs';

const HELP = `npm run bench -- follow-ups [options]

  --messages N   how many messages are sent in each round (5000)
  --rounds N     rounds of sending, each beside one of the bare pool (3)
  --workers N    worker processes (1)
  --backend B    what carries the wake-ups: postgres or redis (postgres)
  --enrolments N how many runs are planned (100000)
  --rows N       follow-ups in the table that is swept (1000000)
  --only A,B     some of: ${OPERATIONS.map(({ name }) => name).join(', ')}
  --no-fail      exit with 0 although an aim was missed

DATABASE_URL uses a PostgreSQL server of yours: databases are made in it, and removed at the end.`;

/** Reads the options; ends the process after showing how they are written. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      messages: { type: 'string', default: '5000' },
      rounds: { type: 'string', default: '3' },
      workers: { type: 'string', default: '1' },
      backend: { type: 'string', default: 'postgres' },
      enrolments: { type: 'string', default: '100000' },
      rows: { type: 'string', default: '1000000' },
      only: { type: 'string', default: OPERATIONS.map(({ name }) => name).join(',') },
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
  if (!['postgres', 'redis'].includes(values.backend)) throw new Error('--backend is postgres or redis.');
  return {
    messages: wholeNumber('messages', values.messages),
    rounds: wholeNumber('rounds', values.rounds),
    workers: wholeNumber('workers', values.workers),
    backend: values.backend,
    enrolments: wholeNumber('enrolments', values.enrolments),
    rows: wholeNumber('rows', values.rows),
    operations: OPERATIONS.filter(({ name }) => names.includes(name)),
    fail: !values['no-fail'],
  };
}

function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number above 0, not '${text}'.`);
  return value;
}
