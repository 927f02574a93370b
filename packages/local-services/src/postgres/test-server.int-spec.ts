import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { testServer } from './test-server.js';
import type { TestServer } from './test-server.js';

jest.setTimeout(60_000);

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

afterAll(() => server.stop());

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('the PostgreSQL for tests', () => {
  it('migrates a template once, however many suites ask for it at the same time', async () => {
    let migrations = 0;
    const migrate = async (url: string) => {
      migrations += 1;
      await query(url, `create table track (name text); insert into track values ('investment'), ('export')`);
    };
    const name = `template_${process.pid}_once`;
    await Promise.all([1, 2, 3].map(() => server.createTemplate(name, migrate)));
    await server.createTemplate(name, migrate);
    expect(migrations).toBe(1);
  });

  it('gives every suite a copy of its own', async () => {
    const name = `template_${process.pid}_copy`;
    await server.createTemplate(name, (url) => query(url, 'create table lead (name text)').then(() => undefined));
    const [one, two] = await Promise.all([server.cloneDatabase(name), server.cloneDatabase(name)]);
    await query(one.url, `insert into lead values ('Alpha')`);
    expect(await query(two.url, 'select * from lead')).toEqual([]);
    await one.drop();
    await two.drop();
    expect(await query(server.url, `select 1 from pg_database where datname = '${one.name}'`)).toEqual([]);
  });

  it('makes a template anew when migrating it failed', async () => {
    const name = `template_${process.pid}_retry`;
    await expect(
      server.createTemplate(name, async (url) => {
        await query(url, 'create table half (name text)');
        throw new Error('a migration failed');
      }),
    ).rejects.toThrow('a migration failed');
    await server.createTemplate(name, (url) => query(url, 'create table whole (name text)').then(() => undefined));
    const copy = await server.cloneDatabase(name);
    expect(await query(copy.url, `select to_regclass('half') as half, to_regclass('whole')::text as whole`)).toEqual([
      { half: null, whole: 'whole' },
    ]);
    await copy.drop();
  });

  it('closes connections that a migration forgot', async () => {
    const name = `template_${process.pid}_open`;
    const forgotten: Client[] = [];
    await server.createTemplate(name, async (url) => {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      forgotten.push(client);
    });
    const copy = await server.cloneDatabase(name);
    expect(await query(copy.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await copy.drop();
    expect(forgotten).toHaveLength(1);
  });
});
