import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@brug/local-services/postgres';
import { DEFAULTS } from '../../defaults.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { testConfig } from '../../testing/test-config.js';
import { emptyDatabase } from '../../testing/test-database.js';
import { createTestApp } from '../../testing/test-app.js';
import { deploy } from './deploy.js';

describe('a deploy', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
  });

  afterAll(() => database.drop());

  it('is done once, however many processes begin it at the same time', async () => {
    const config = testConfig(database.url);
    const ran = await Promise.all([1, 2, 3].map(() => deploy(config, DEFAULTS)));
    expect(ran.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([0, 0, MIGRATIONS.length]);
  });

  it('leaves a database that is ready, queue and all, and can be repeated', async () => {
    expect(await deploy(testConfig(database.url), DEFAULTS)).toEqual([]);
    const app = await createTestApp({ databaseUrl: database.url, realQueue: true });
    expect((await app.raw('GET', '/health/ready')).status).toBe(200);
    await app.close();
  });
});
