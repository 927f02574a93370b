import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../config/config.js';
import { contentPolicy } from './content-policy.js';
import { isHttps } from './security-headers.js';

/** What the built pages have where the nonce of the request goes. */
const NONCE_PLACE = '__CSP_NONCE__';

/** Below these there is no page: what is not there is not found. */
const NOT_PAGES = ['/api', '/assets', '/health', '/metrics'];

const YEAR_SECONDS = 365 * 24 * 3600;
const HOUR_SECONDS = 3600;

/** Serves the built admin app and the public pages; without a build there are no pages, and the API stands alone. */
export async function registerAdminApp(fastify: FastifyInstance, config: Config): Promise<void> {
  const root = adminFolder(config);
  if (!existsSync(join(root, 'index.html'))) return;
  const index = new Page(join(root, 'index.html'), isHttps(config));
  const inquiry = new Page(join(root, 'inquiry.html'), isHttps(config));
  const unsubscribe = new Page(join(root, 'unsubscribe.html'), isHttps(config));
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.html', '**/*.br', '**/*.gz'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(root, 'assets'));
      const policy = hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : `public, max-age=${HOUR_SECONDS}`;
      void reply.header('cache-control', policy);
    },
  });
  fastify.get('/inquiry', async (_request, reply) => inquiry.send(reply));
  fastify.get('/unsubscribe/:token', async (_request, reply) => unsubscribe.send(reply));
  fastify.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage =
      !NOT_PAGES.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)) && !/\.[^/]*$/.test(path);
    if (!isPage) {
      reply.callNotFound();
      return reply;
    }
    return index.send(reply);
  });
}

/** Relative to the server's own folder, wherever the process was started. */
function adminFolder({ adminDist }: Config): string {
  const serverFolder = fileURLToPath(new URL('../../../', import.meta.url));
  return isAbsolute(adminDist) ? adminDist : resolve(serverFolder, adminDist);
}

/** A page with a place for the nonce; read again when the file changes. */
class Page {
  #html = '';
  #modified = -1;

  constructor(
    private readonly file: string,
    private readonly https: boolean,
  ) {}

  async send(reply: FastifyReply): Promise<FastifyReply> {
    const { mtimeMs } = await stat(this.file);
    if (mtimeMs !== this.#modified) {
      this.#html = await readFile(this.file, 'utf8');
      this.#modified = mtimeMs;
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentPolicy(nonce, this.https))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(this.#html.replaceAll(NONCE_PLACE, nonce));
  }
}
