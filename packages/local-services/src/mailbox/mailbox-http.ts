import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type AnswerTarget, composeAnswer, handOver } from './answer.js';
import type { Mail } from './mail.js';
import type { MailStore } from './mail-store.js';
import { SCRIPT, STYLE } from './mailbox-assets.js';
import { listPage, mailPage } from './mailbox-page.js';
import { languageFor } from './mailbox-texts.js';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** A mail's own HTML: no script, no request anywhere, no access to this page; its links open a window of their own. */
const BODY_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

/** Bytes of an answer at most. */
const LONGEST_ANSWER = 100_000;

type Target = () => AnswerTarget | undefined;

/** Answers the mailbox's page and API. `target` says where answers to mails go, when they can be written. */
export function createMailboxHandler(store: MailStore, target: Target = () => undefined): RequestListener {
  return (request, response) => {
    respond(store, target, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'The mailbox failed to answer.');
      else response.destroy();
    });
  };
}

async function respond(
  store: MailStore,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A page elsewhere could name this address under a host of its own and read the mails.
  if (!isLocal(request.headers.host)) return send(response, 421, 'text/plain', 'Ask for it as localhost.');
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.split('/').slice(1);
  const [place, id, what] = path[0] === 'api' ? path.slice(1) : path;
  if (request.method === 'POST' && place === 'mails' && id !== undefined && what === 'answer') {
    return answer(store, target(), request, response, id, path[0] === 'api');
  }
  if (path[0] === 'api' && path[1] === 'mails') return api(store, request, response, path.slice(2), url);
  if (request.method === 'POST' && url.pathname === '/clear') {
    if (!isSameOrigin(request)) return notAllowed(response);
    await store.clear();
    response.writeHead(303, { location: '/' }).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(response);
  return page(store, target, request, response, path, url);
}

/** What a recipient writes back, from the form of a mail's page or as JSON. */
async function answer(
  store: MailStore,
  target: AnswerTarget | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  asJson: boolean,
): Promise<void> {
  if (!isSameOrigin(request)) return notAllowed(response);
  const mail = (await store.get(id))?.mail;
  if (mail === undefined || target === undefined) return send(response, 404, 'text/plain', 'There is no such mail.');
  const body = await bodyOf(request);
  if (body === undefined) return send(response, 413, 'text/plain', `An answer has at most ${LONGEST_ANSWER} bytes.`);
  const given = asJson ? jsonObject(body) : Object.fromEntries(new URLSearchParams(body));
  const { text } = given;
  if (typeof text !== 'string' || text.trim() === '') {
    return json(response, 422, { code: 'invalid', title: 'text is what the answer says.' });
  }
  const automatic = given['automatic'] === true || given['automatic'] === 'on';
  const outcome = await tryToHandOver(mail, { text, automatic }, target);
  if (asJson) return json(response, outcome === undefined ? 502 : 200, outcome === undefined ? FAILED : { outcome });
  if (outcome !== undefined) return void response.writeHead(303, { location: `/mails/${id}?answered` }).end();
  const language = languageFor(request.headers['accept-language']);
  return send(response, 502, 'text/html', mailPage(mail, language, { state: 'failed', text }), PAGE_POLICY);
}

const FAILED = { code: 'failed', title: 'Brug did not take the answer.' };

/** Undefined when the server did not take it. */
async function tryToHandOver(
  mail: Mail,
  given: { text: string; automatic: boolean },
  target: AnswerTarget,
): Promise<string | undefined> {
  const composed = await composeAnswer(mail, given);
  return handOver(composed, target).catch(() => undefined);
}

/** Undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LONGEST_ANSWER) chunks.push(chunk);
  }
  return length > LONGEST_ANSWER ? undefined : Buffer.concat(chunks).toString();
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

async function page(
  store: MailStore,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
  path: string[],
  url: URL,
): Promise<void> {
  const language = languageFor(request.headers['accept-language']);
  if (url.pathname === '/mailbox.css') return send(response, 200, 'text/css', STYLE);
  if (url.pathname === '/mailbox.js') return send(response, 200, 'text/javascript', SCRIPT);
  if (url.pathname === '/') {
    const to = url.searchParams.get('to') ?? '';
    const before = url.searchParams.get('before');
    const mails = store.list({ to, ...(before === null ? {} : { before }) });
    return send(response, 200, 'text/html', listPage(mails, { to, language }), PAGE_POLICY);
  }
  if (path[0] === 'mails' && path[1] !== undefined) {
    const found = await store.get(path[1]);
    if (found !== undefined && path.length === 2) {
      const state = url.searchParams.has('answered') ? ('answered' as const) : ('open' as const);
      const form = target() === undefined ? undefined : { state, text: '' };
      return send(response, 200, 'text/html', mailPage(found.mail, language, form), PAGE_POLICY);
    }
    if (found?.mail.html != null && path[2] === 'body') {
      return send(response, 200, 'text/html', `<base target="_blank">${found.mail.html}`, BODY_POLICY);
    }
  }
  return send(response, 404, 'text/plain', 'There is no such page.');
}

async function api(
  store: MailStore,
  request: IncomingMessage,
  response: ServerResponse,
  [id, part, position]: string[],
  url: URL,
): Promise<void> {
  if (request.method === 'DELETE' && id === undefined) {
    if (!isSameOrigin(request)) return notAllowed(response);
    await store.clear();
    response.writeHead(204).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(response);
  if (id === undefined) return listAnswer(store, response, url);
  if (part === 'raw') {
    const raw = await store.raw(id);
    if (raw !== undefined) return send(response, 200, 'text/plain', raw);
  } else {
    const found = await store.get(id);
    if (found !== undefined && part === undefined) return json(response, 200, found.mail);
    const content = part === 'attachments' ? found?.contents[Number(position)] : undefined;
    if (found !== undefined && content !== undefined) {
      const { filename } = found.mail.attachments[Number(position)] ?? { filename: '' };
      response.setHeader(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(filename || 'attachment')}`,
      );
      return send(response, 200, 'application/octet-stream', content);
    }
  }
  return json(response, 404, { code: 'not-found', title: 'There is no such mail.' });
}

function listAnswer(store: MailStore, response: ServerResponse, url: URL): void {
  const { to, before, limit = '50' } = Object.fromEntries(url.searchParams);
  const size = Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > 500) {
    return json(response, 422, { code: 'invalid', title: 'limit is a whole number from 1 to 500.' });
  }
  return json(
    response,
    200,
    store.list({ limit: size, ...(to === undefined ? {} : { to }), ...(before === undefined ? {} : { before }) }),
  );
}

function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

/** Browsers name the page a change comes from; programs that are no browser name none. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

function notAllowed(response: ServerResponse): void {
  send(response, 405, 'text/plain', 'This cannot be done here.');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  policy = "default-src 'none'; frame-ancestors 'none'",
): void {
  response.writeHead(status, {
    'content-type': type === 'application/octet-stream' ? type : `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    // With none at all browsers send a form of this page as from nowhere, and it is refused.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  // For HEAD the body is left out by the server.
  response.end(body);
}
