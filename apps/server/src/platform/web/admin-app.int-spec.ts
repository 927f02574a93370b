import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { createTestApp, type TestApp } from '../../testing/test-app.js';

const SCRIPT = 'console.log("a script that is worth compressing, because it is long enough");';

describe('the pages', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'brug pages '));
    mkdirSync(join(folder, 'assets'));
    const page = (name: string): string =>
      `<!doctype html><meta name="csp" content="__CSP_NONCE__"><p>${name}</p><script nonce="__CSP_NONCE__" src="/assets/a.js"></script>`;
    writeFileSync(join(folder, 'index.html'), page('admin'));
    writeFileSync(join(folder, 'inquiry.html'), page('inquiry'));
    writeFileSync(join(folder, 'unsubscribe.html'), page('unsubscribe'));
    writeFileSync(join(folder, 'assets', 'a-123.js'), SCRIPT);
    writeFileSync(join(folder, 'assets', 'a-123.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    app = await createTestApp({ env: { ADMIN_DIST: folder, PUBLIC_URL: 'https://brug.example' } });
  });

  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    app.raw<Problem>('GET', url, undefined, { headers });

  it.each(['/', '/board/investment', '/leads/01a208c9-8ef2-7454-8897-13e197bba2ba?tab=notes'])(
    'of the admin app are at %s, never kept by the browser',
    async (url) => {
      const answer = await get(url);
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(answer.text).toContain('<p>admin</p>');
    },
  );

  it('of the public form are at /inquiry', async () => {
    expect((await get('/inquiry')).text).toContain('<p>inquiry</p>');
  });

  it('of the way out of further mails are behind the link in a mail', async () => {
    expect((await get('/unsubscribe/abc')).text).toContain('<p>unsubscribe</p>');
  });

  it('carry a nonce of their own request, and nothing else may run', async () => {
    const [first, second] = await Promise.all([get('/'), get('/')]);
    const nonce = /content="([^"]+)"/.exec(first.text)?.[1] ?? '';
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(first.text).not.toContain('__CSP_NONCE__');
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe/);
    expect(second.text).not.toContain(nonce);
  });

  it('refer to files that browsers keep for ever, compressed where the browser can', async () => {
    const answer = await get('/assets/a-123.js', { 'accept-encoding': 'br' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    });
    expect((await get('/assets/a-123.js')).text).toBe(SCRIPT);
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  });

  it.each([
    '/api/nothing',
    '/api/v1/nothing',
    '/assets/gone-1.js',
    '/health/nothing',
    '/gone.js',
    '/index.html',
    '/../package.json',
    '/assets/..%2findex.html',
  ])('are not at %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('resource.not-found');
  });

  it('come with the headers that browsers are to obey, as does everything', async () => {
    for (const url of ['/', '/api/openapi.json', '/api/v1/nothing', '/assets/a-123.js']) {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-request-id': expect.any(String),
      });
    }
  });

  it('ask for https only where the site is on it', async () => {
    const plain = await createTestApp({ env: { ADMIN_DIST: folder } });
    const { headers } = await plain.raw('GET', '/');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    await plain.close();
  });
});
