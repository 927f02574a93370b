/**
 * Stands between an API process and PostgreSQL and writes down what the API says: the statements with their parameters, in PostgreSQL's
 * own protocol (version 3, extended query). That is how the floor gets to run the very SQL of the operation.
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const QUERY = 0x51; // Q
const PARSE = 0x50; // P
const BIND = 0x42; // B

/** Starts a recorder in front of the server of `databaseUrl`; `url` is what the API is to be given. */
export async function startRecorder(databaseUrl) {
  const target = new URL(databaseUrl);
  let recording = [];
  let connections = 0;
  const sockets = new Set();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const connection = (connections += 1);
    const listen = listener((statement) => recording.push({ connection, ...statement }));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      listen(chunk);
      upstream.write(chunk);
    });
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(server.address().port);
  return {
    url: url.href,
    /** What was said since the last time. */
    take() {
      const said = recording;
      recording = [];
      return said;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Understands one connection's messages as they come in. */
function listener(onStatement) {
  /** The first message has no type: who wants to speak to which database. */
  let started = false;
  let rest = Buffer.alloc(0);
  const texts = new Map();
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      if (started) understand(rest[0], rest.subarray(5, end), texts, onStatement);
      started = true;
      rest = rest.subarray(end);
    }
  };
}

function understand(type, body, texts, onStatement) {
  if (type === QUERY) {
    onStatement({ text: cString(body, 0).text, values: [] });
  } else if (type === PARSE) {
    const name = cString(body, 0);
    texts.set(name.text, cString(body, name.end).text);
  } else if (type === BIND) {
    const portal = cString(body, 0);
    const statement = cString(body, portal.end);
    onStatement({ text: texts.get(statement.text) ?? '', values: parametersOf(body, statement.end) });
  }
}

function parametersOf(body, start) {
  const formats = body.readUInt16BE(start);
  let at = start + 2 + formats * 2;
  const count = body.readUInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    const value = body.toString('utf8', at, at + length);
    at += length;
    return value;
  });
}

function cString(body, start) {
  const end = body.indexOf(0, start);
  return { text: body.toString('utf8', start, end), end: end + 1 };
}
