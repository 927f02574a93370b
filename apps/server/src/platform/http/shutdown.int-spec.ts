import { Agent, get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { endpoint } from '@brug/contracts/http';
import { z } from 'zod';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { Database } from '../database/database.js';
import { Endpoint } from './endpoint.decorator.js';

const slow = endpoint({
  method: 'GET',
  path: '/slow',
  summary: 'Takes its time',
  access: 'public',
  response: z.object({ one: z.int() }),
});

let begun = 0;
let release: () => void = () => undefined;
const gate = new Promise<void>((resolve) => {
  release = resolve;
});

@Controller()
class SlowController {
  constructor(private readonly database: Database) {}

  @Endpoint(slow)
  async read(): Promise<object | null> {
    begun += 1;
    if (begun === 2) await gate;
    return this.database.readOne('SELECT 1 AS one');
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

describe('a server that is told to stop', () => {
  let app: TestApp;
  let url: string;
  const agent = new Agent({ keepAlive: true });

  beforeAll(async () => {
    app = await createTestApp({ modules: [SlowModule] });
    await app.nest.listen(0, '127.0.0.1');
    url = `${await app.nest.getUrl()}/api/v1/slow`;
  });

  afterAll(() => agent.destroy());

  const request = (): Promise<string> =>
    new Promise((resolve, reject) => {
      get(url, { agent }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      }).on('error', reject);
    });

  it('finishes the requests under way, database and all, and takes no others', async () => {
    await request(); // leaves a connection open and idle, which must not hold up the stop
    const underWay = request();
    await eventually(() => begun === 2);
    const stopped = app.close();
    await expect(
      eventually(() =>
        request().then(
          () => false,
          () => true,
        ),
      ),
    ).resolves.toBe(true);
    release();
    expect(await underWay).toBe('{"one":1}');
    await stopped;
  });
});
