/**
 * The load generator, in a process of its own. Gets `{ targets, work }` first (where API and floor are, and what each operation works
 * with), and then rounds to measure; answers each with how long it took and how long each operation did.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request as send } from 'node:http';
import { performance } from 'node:perf_hooks';

const agents = new Map();
let targets = {};
/** What each operation does once, by target: kept from round to round, because leads that were moved have another version. */
const steps = {};

process.on('message', async (message) => {
  if (message.targets) {
    targets = message.targets;
    for (const [name, work] of Object.entries(message.work)) steps[name] = stepsOf(name, work);
    return;
  }
  try {
    process.send(await measure(message));
  } catch (error) {
    process.send({ error: String(error) });
  }
});

/** Runs an operation with so many clients, each sending the next as soon as it has the answer. */
async function measure({ target, operation, clients, seconds }) {
  const takes = [];
  const step = steps[operation][target];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const before = performance.now();
        await step(client);
        takes.push(performance.now() - before);
      }
    }),
  );
  return { seconds: (performance.now() - started) / 1000, takes };
}

/** What a client does, given its number; resolves when it is done. */
function stepsOf(name, work) {
  if (name === 'create')
    return { api: createLead(work), floor: (client) => exchange('floor', client, 'POST', '/create') };
  if (name === 'move') return { api: moveLead(work), floor: moveRow(work) };
  return {
    api: read(work, (client, path) => exchange('api', client, 'GET', path)),
    floor: read(work, (client, _path, at) => exchange('floor', client, 'GET', `/read/${name}/${at}`)),
  };
}

/** The requests of one variant after the other. */
function read({ variants }, ask) {
  let turn = 0;
  return async (client) => {
    const variant = turn++ % variants.length;
    for (const [index, path] of variants[variant].entries()) await ask(client, path, `${variant}/${index}`);
  };
}

/** Everybody adds leads of both tracks. */
function createLead({ bodies }) {
  const nextOf = inTurn(bodies);
  let made = 0;
  return (client) =>
    exchange('api', client, 'POST', '/api/v1/leads', { ...nextOf(client), title: `Measured ${(made += 1)}` });
}

/** Each client has leads of its own, and moves one after the other forward, and back with a reason. */
function moveLead({ leads, stages }) {
  const nextOf = inTurn(leads);
  return async (client) => {
    const lead = nextOf(client);
    const back = lead.stageId === stages[1];
    const body = { version: lead.version, toStageId: stages[back ? 0 : 1], ...(back ? { reason: 'Measured' } : {}) };
    const answer = JSON.parse(await exchange('api', client, 'POST', `/api/v1/leads/${lead.id}/move`, body));
    lead.version = answer.version;
    lead.stageId = answer.stageId;
  };
}

function moveRow({ rows }) {
  const nextOf = inTurn(rows);
  return (client) => exchange('floor', client, 'POST', `/move/${nextOf(client)}`);
}

/** Each client's own items, one after the other. */
function inTurn(hands) {
  const turns = hands.map(() => 0);
  return (client) => {
    const own = client % hands.length;
    return hands[own][turns[own]++ % hands[own].length];
  };
}

/** Each client is a person of its own, as far as there are enough. */
function exchange(target, client, method, path, body) {
  const { port, cookies } = targets[target];
  const cookie = cookies?.[client % cookies.length];
  let agent = agents.get(target);
  if (!agent) agents.set(target, (agent = new Agent({ keepAlive: true, maxSockets: 64 })));
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        agent,
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          // As the admin app does with every POST.
          ...(text !== undefined && target === 'api' ? { 'idempotency-key': randomUUID() } : {}),
        },
      },
      (incoming) => {
        const chunks = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (incoming.statusCode < 300) resolve(answer);
          else
            reject(new Error(`${target} ${method} ${path} answered ${incoming.statusCode}: ${answer.slice(0, 500)}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}
