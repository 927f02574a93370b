import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import type { Actor } from '@brug/domain/permissions';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { asSystem } from '../actors/caller.js';
import { newId } from '../database/new-id.js';
import { FileOwners } from './file-owners.js';
import { ContentMissing, FileStore, FlydriveStore } from './file-store.js';
import { Files, type StoredFile } from './files.js';
import { startS3Server, type S3Server } from './testing/s3-server.js';

const FOLDER = '2026/03/09';
const KEY = `${FOLDER}/0b9f6f2e`;
const BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));

let s3: S3Server;
beforeEach(async () => {
  s3 = await startS3Server();
});
afterEach(() => s3.close());

/** Patience so short that a test of a server that says nothing is over soon. */
const storeAt = (filesS3Url: string) => new FlydriveStore({ filesFolder: '', filesS3Url }, { silentMilliseconds: 150 });

const contentOf = async (store: FileStore, key: string) => buffer(await store.open(key));

async function keysOf(store: FileStore, folder: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.keysIn(folder)) keys.push(key);
  return keys.toSorted();
}

const last = ({ requests }: S3Server) => requests.at(-1);

describe.each(['a folder', 'a bucket'])('a store in %s', (place) => {
  let folder: string;
  let store: FileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'brug-store-'));
    store = place === 'a bucket' ? storeAt(s3.url) : new FlydriveStore({ filesFolder: folder, filesS3Url: undefined });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('gives back what it was given, byte for byte, also nothing', async () => {
    await store.write(KEY, BYTES);
    await store.write(`${KEY}-empty`, Buffer.alloc(0));
    expect((await contentOf(store, KEY)).equals(BYTES)).toBe(true);
    expect(await contentOf(store, `${KEY}-empty`)).toHaveLength(0);
  });

  test('says of a key without content that there is none, before anything is read', async () => {
    await expect(store.open(KEY)).rejects.toBeInstanceOf(ContentMissing);
  });

  test('forgets what is removed, and does not mind what was', async () => {
    await store.write(KEY, BYTES);
    await store.remove(KEY);
    await store.remove(KEY);
    await expect(store.open(KEY)).rejects.toBeInstanceOf(ContentMissing);
  });

  test('names every key of a folder, and none of another whose name begins alike', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e'].map((name) => `${FOLDER}/${name}`);
    for (const key of [...keys, '2026/03/090/other', '2026/03/10/other']) await store.write(key, BYTES);
    expect(await keysOf(store, FOLDER)).toEqual(keys);
    expect(await keysOf(store, '2026/03/11')).toEqual([]);
  });
});

describe('a bucket', () => {
  test('is asked by path, with a signature over the very content', async () => {
    await storeAt(s3.url).write(KEY, BYTES);
    expect(last(s3)).toMatchObject({ method: 'PUT', path: `/brug-files/${KEY}`, status: 200 });
    expect(s3.objects.get(KEY)?.equals(BYTES)).toBe(true);
  });

  test('is asked for no checksum but the signed one: not every store knows those of Amazon', async () => {
    const store = storeAt(s3.url);
    await store.write(KEY, BYTES);
    await contentOf(store, KEY);
    const names = s3.requests.flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((name) => name.includes('checksum') || name === 'content-encoding')).toEqual([]);
  });

  test('that does not know the secret takes nothing, and that is no trouble that passes', async () => {
    const store = storeAt(s3.url.replace(/:[^:@]+@/u, ':another@'));
    const refused = await store.write(KEY, BYTES).catch((error: unknown) => error);
    expect(last(s3)?.status).toBe(403);
    expect(refused).toMatchObject({ cause: { name: 'SignatureDoesNotMatch' } });
    expect(s3.objects.size).toBe(0);
  });

  test('that is not there is a mistake of whoever set it up, and not a missing content', async () => {
    const refused = await contentOf(storeAt(s3.url.replace('/brug-files', '/others')), KEY).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ cause: { name: 'NoSuchBucket' } });
  });

  test('is asked again when it is busy for a moment', async () => {
    const store = storeAt(s3.url);
    s3.trouble('slow-down');
    await store.write(KEY, BYTES);
    s3.trouble('internal-error');
    expect((await contentOf(store, KEY)).equals(BYTES)).toBe(true);
    expect(s3.requests.map(({ status }) => status)).toEqual([503, 200, 500, 200]);
  });

  const calls: [string, (store: FileStore) => Promise<unknown>][] = [
    ['write', (store) => store.write(KEY, BYTES)],
    ['open', (store) => store.open(KEY)],
    ['remove', (store) => store.remove(KEY)],
    ['list', (store) => keysOf(store, FOLDER)],
  ];

  test.each(calls)('that stays busy is unavailable for now: %s', async (_name, call) => {
    s3.trouble('slow-down', 10);
    await expect(call(storeAt(s3.url))).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  test.each(calls)(
    'that says nothing is unavailable after a while, and nobody waits for ever: %s',
    async (_name, call) => {
      s3.trouble('hang', 10);
      await expect(call(storeAt(s3.url))).rejects.toMatchObject({ code: 'service.unavailable' });
    },
  );

  test.each(calls)('that cannot be reached is unavailable for now: %s', async (_name, call) => {
    await s3.close();
    await expect(call(storeAt(s3.url))).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  test('that breaks off within a content does not pass off a part for the whole', async () => {
    const store = storeAt(s3.url);
    await store.write(KEY, BYTES);
    s3.trouble('break-off');
    await expect(contentOf(store, KEY)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('files in a bucket', () => {
  const reader: Actor = { personId: newId(), role: 'manager', teamId: newId() };
  let bucket: S3Server;
  let app: TestApp;
  beforeAll(async () => {
    bucket = await startS3Server();
    app = await createTestApp({ env: { FILES_S3_URL: bucket.url } });
    app.get(FileOwners).register('test', () => Promise.resolve(true));
  });
  afterAll(async () => {
    await app.close();
    await bucket.close();
  });

  const store = (name: string, content: Buffer): Promise<StoredFile> =>
    app.transactions.run(asSystem('test'), (tx) =>
      app.get(Files).store(tx, { owner: { kind: 'test', id: newId() }, name, contentType: 'application/pdf', content }),
    );
  const download = ({ id }: StoredFile) => app.actAs(reader).raw<Problem>('GET', `/api/v1/files/${id}`);

  test('keep their names in Chinese, which never reach the bucket', async () => {
    const file = await store('报价单 2026.pdf', Buffer.from('报价'));
    const answer = await download(file);
    expect([answer.status, answer.text]).toEqual([200, '报价']);
    expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''%E6%8A%A5%E4%BB%B7%E5%8D%95%202026.pdf`);
    expect(last(bucket)?.path).toMatch(/^\/brug-files\/2026\/03\/09\/[0-9a-f-]{36}$/u);
  });

  test('that cannot be had now are said to be so, as a problem and not as a download', async () => {
    const file = await store('plan.pdf', BYTES);
    bucket.trouble('slow-down', 3);
    const answer = await download(file);
    expect([answer.status, answer.body.code]).toEqual([503, 'service.unavailable']);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.headers).not.toHaveProperty('content-disposition');
    expect((await download(file)).status).toBe(200);
  });

  test('whose content is gone are a failure of ours, and not a file that never was', async () => {
    const file = await store('gone.pdf', BYTES);
    bucket.objects.clear();
    const answer = await download(file);
    expect([answer.status, answer.body.code]).toEqual([500, 'internal.error']);
    expect(answer.headers).not.toHaveProperty('content-disposition');
  });

  test('of a transaction that was undone are removed by night, and no others', async () => {
    bucket.objects.clear();
    const kept = [await store('a', BYTES), await store('b', BYTES), await store('c', BYTES)];
    const undone = app.transactions.run(asSystem('test'), async (tx) => {
      const owner = { kind: 'test', id: newId() };
      await app.get(Files).store(tx, { owner, name: 'd', contentType: 'text/plain', content: BYTES });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(bucket.objects.size).toBe(4);
    app.clock.advance({ hours: 24 });
    expect(await app.get(Files).removeUnknown()).toBe(1);
    expect(bucket.objects.size).toBe(3);
    for (const file of kept) expect((await download(file)).status).toBe(200);
  });
});
