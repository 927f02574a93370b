/** What a drill is told on its command line. */
import { parseArgs } from 'node:util';
import { DRILLS } from './drills.mjs';

const HELP = `npm run drill -- NAME [options]

${Object.entries(DRILLS)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join('\n')}

  --backend B    what carries the jobs: postgres, redis or both (both)
  --messages N   how many messages (kill 10000, flush 6000, backends 4000)
  --kills N      how often a worker is killed (100)
  --seed N       which random moments (1)
  --no-fail      exit with 0 although it fell short

DATABASE_URL uses a PostgreSQL server of yours: databases are made in it, and removed at the end.`;

/** Reads the options; ends the process after showing how they are written. */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      backend: { type: 'string', default: 'both' },
      messages: { type: 'string' },
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      'no-fail': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    process.exit(values.help ? 0 : 1);
  }
  const [name, ...rest] = positionals;
  if (!Object.hasOwn(DRILLS, name) || rest.length > 0)
    throw new Error(`No such drill: ${positionals.join(' ')}.\n\n${HELP}`);
  if (!['postgres', 'redis', 'both'].includes(values.backend)) throw new Error(`--backend is postgres, redis or both.`);
  return {
    name,
    backends: values.backend === 'both' ? ['postgres', 'redis'] : [values.backend],
    messages: values.messages === undefined ? undefined : wholeNumber('messages', values.messages),
    kills: wholeNumber('kills', values.kills),
    seed: wholeNumber('seed', values.seed),
    fail: !values['no-fail'],
  };
}

function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number above 0, not '${text}'.`);
  return value;
}
