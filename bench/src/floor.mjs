/**
 * What the API is held against: a bare `node:http` and `pg` handler in a process of its own. `GET /read/<operation>/<variant>/<request>` runs the
 * statements the API ran for that request, prepared; `POST /create` and `POST /move` run one single-row statement.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import pg from 'pg';
import { uuid } from './lab/uuid.mjs';

const { databaseUrl, poolSize, reads, template, stages } = await firstMessage();

// Nothing is made of what comes in but JSON again, so nothing is parsed but JSON.
const types = { getTypeParser: (oid) => (oid === 114 || oid === 3802 ? JSON.parse : (text) => text) };
const pool = new pg.Pool({
  connectionString: databaseUrl,
  max: poolSize,
  types,
  options: '-c TimeZone=UTC -c DateStyle=ISO',
});
pool.on('error', () => undefined);

const names = new Map();
const run = ({ text, values }) => {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `s${names.size}`));
  return pool.query({ name, text, values });
};

/** One list of statements after the other; lists that the API ran at the same time, at the same time. */
async function runAll(groups) {
  const results = await Promise.all(
    groups.map(async (statements) => {
      const rows = [];
      for (const statement of statements) rows.push((await run(statement)).rows);
      return rows;
    }),
  );
  return results;
}

const { columns, row } = template;
const insert = {
  name: 'create',
  text: `INSERT INTO leads (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
};
const idAt = columns.indexOf('id');
const numberAt = columns.indexOf('number');
const run36 = Date.now().toString(36);
let made = 0;

function create() {
  const values = [...row];
  values[idAt] = uuid();
  values[numberAt] = `FLOOR-${run36}-${(made += 1)}`;
  return pool.query({ ...insert, values });
}

const UPDATE = {
  name: 'move',
  text: 'UPDATE leads SET stage_id = $2, stage_entered_at = $3, version = version + 1 WHERE id = $1 RETURNING version',
};
let moved = 0;
const move = (id) => pool.query({ ...UPDATE, values: [id, stages[(moved += 1) % 2], new Date().toISOString()] });

async function answer(url) {
  const [, what, first, second, third] = url.split('/');
  if (what === 'read') return runAll(reads[first][second][third]);
  return (await (what === 'create' ? create() : move(first))).rows;
}

const server = createServer((request, response) => {
  request.resume();
  answer(request.url).then(
    (found) => {
      const body = JSON.stringify(found);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    },
    (error) => {
      response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send({ port: server.address().port });

async function firstMessage() {
  const [message] = await once(process, 'message');
  return message;
}
