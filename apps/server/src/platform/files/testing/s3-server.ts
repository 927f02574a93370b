import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the server does instead of what it was asked: a status of its own, silence, or a connection that breaks off within the answer. */
export type S3Trouble = 'slow-down' | 'internal-error' | 'hang' | 'break-off';

/** A request that was answered. */
export interface S3Request {
  readonly method: string;
  /** As it stood in the request, e.g. `/bucket/2026/03/09/key`. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly status: number;
}

export interface S3Server {
  /** The value of `FILES_S3_URL` for its bucket. */
  readonly url: string;
  /** Contents by key. */
  readonly objects: Map<string, Buffer>;
  readonly requests: S3Request[];
  /** Has so many requests from now on go wrong. */
  trouble(kind: S3Trouble, requests?: number): void;
  close(): Promise<void>;
}

const BUCKET = 'brug-files';
const REGION = 'eu-test-1';
const KEY_ID = 'AKIATEST';
/** Has what must be percent-encoded in an address. */
const SECRET = 'a/secret+of tests';
/** So few, that lists come in pages. */
const PAGE = 2;

/**
 * A server that keeps objects as S3 does (path style, one bucket), for the calls that Brug makes. It takes a request only with its signature, checked
 * here from the description of Signature Version 4, over the very content that came.
 */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const requests: S3Request[] = [];
  const troubles: S3Trouble[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const trouble = troubles.shift();
      if (trouble === 'hang') return;
      const answer = refusalOf(request, body) ?? troubled(trouble) ?? answerTo(request, body, objects);
      const path = request.url?.split('?', 1)[0] ?? '';
      requests.push({ method: request.method ?? '', path, headers: request.headers, status: answer.status });
      send(response, answer, trouble === 'break-off');
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const credentials = `${KEY_ID}:${encodeURIComponent(SECRET)}`;
  return {
    url: `s3://${credentials}@127.0.0.1:${port}/${BUCKET}?region=${REGION}&tls=0`,
    objects,
    requests,
    trouble: (kind, count = 1) => {
      troubles.push(...Array.from({ length: count }, () => kind));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly content?: Buffer | string;
}

function send(
  response: ServerResponse,
  { status, type = 'application/xml', content = '' }: Answer,
  half: boolean,
): void {
  const whole = Buffer.from(content);
  response.writeHead(status, { 'content-type': type, 'content-length': whole.length });
  if (!half) {
    response.end(whole);
    return;
  }
  response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
}

const problem = (status: number, code: string): Answer => ({
  status,
  content: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

function troubled(trouble: S3Trouble | undefined): Answer | null {
  if (trouble === 'slow-down') return problem(503, 'SlowDown');
  if (trouble === 'internal-error') return problem(500, 'InternalError');
  return null;
}

function answerTo(request: IncomingMessage, body: Buffer, objects: Map<string, Buffer>): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
  const [bucket, ...rest] = decodeURIComponent(pathname.slice(1)).split('/');
  if (bucket !== BUCKET) return problem(404, 'NoSuchBucket');
  const key = rest.join('/');
  if (request.method === 'GET' && key === '') return listOf(searchParams, objects);
  if (key === '') return problem(405, 'MethodNotAllowed');
  switch (request.method) {
    case 'PUT':
      objects.set(key, body);
      return { status: 200 };
    case 'DELETE':
      objects.delete(key);
      return { status: 204 };
    case 'GET': {
      const content = objects.get(key);
      return content ? { status: 200, type: 'application/octet-stream', content } : problem(404, 'NoSuchKey');
    }
    default:
      return problem(405, 'MethodNotAllowed');
  }
}

/** ListObjectsV2, with the last key of a page as the token of the next. */
function listOf(query: URLSearchParams, objects: Map<string, Buffer>): Answer {
  if (query.get('list-type') !== '2') return problem(501, 'NotImplemented');
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const page = keys.slice(0, PAGE);
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2026-03-09T09:00:00.000Z</LastModified><Size>1</Size></Contents>`,
  );
  const more = keys.length > page.length;
  const next = more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
  return {
    status: 200,
    content: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  };
}

/** Why the request is not one of the key's owner; null when it is (Signature Version 4, with the content's hash signed). */
function refusalOf(request: IncomingMessage, body: Buffer): Answer | null {
  const authorization = request.headers.authorization ?? '';
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/u;
  const [, keyId, day = '', region = '', names = '', signature = ''] = parts.exec(authorization) ?? [];
  if (keyId !== KEY_ID) return problem(403, keyId === undefined ? 'AccessDenied' : 'InvalidAccessKeyId');
  if (region !== REGION) return problem(400, 'AuthorizationHeaderMalformed');
  const signed = names.split(';');
  if (!signed.includes('host') || !signed.includes('x-amz-date')) return problem(403, 'AccessDenied');
  const contentHash = sha256(body);
  if (request.headers['x-amz-content-sha256'] !== contentHash) return problem(400, 'XAmzContentSHA256Mismatch');
  const date = String(request.headers['x-amz-date']);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim().replaceAll(/ +/gu, ' ')}\n`);
  const canonical = [request.method, path, canonicalQuery(query), headers.join(''), names, contentHash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${SECRET}`);
  const valid = timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
  return valid && date.startsWith(day) ? null : problem(403, 'SignatureDoesNotMatch');
}

function canonicalQuery(query: string): string {
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split('=', 2).map(decodeURIComponent));
  return pairs
    .map(([name = '', value = '']) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
}

/** As RFC 3986 leaves the fewest characters unreserved. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/gu, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: Buffer | string, content: string): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
