import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testServer, type TestDatabase, type TestServer } from '@brug/local-services/postgres';
import { DEFAULTS } from '../defaults.js';
import { deploy } from '../platform/deploy/deploy.js';
import { testConfig } from './test-config.js';

let server: Promise<TestServer> | undefined;

/** The PostgreSQL of this run. */
export function databaseServer(): Promise<TestServer> {
  server ??= testServer();
  return server;
}

/** A fresh database with every migration and default: a copy of a template that is made once per state of both. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const { createTemplate, cloneDatabase } = await databaseServer();
  const template = `brug_${sourcesHash()}`;
  await createTemplate(template, async (url) => void (await deploy(testConfig(url), DEFAULTS)));
  return cloneDatabase(template);
}

/** A fresh database with nothing in it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return (await databaseServer()).cloneDatabase();
}

/** Which state of schema and defaults a template has: their sources, so that a server that outlives a run serves the next. */
function sourcesHash(): string {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const hash = createHash('sha256');
  for (const file of globSync(['migrations/*', '**/*.defaults.*', '**/*.data.*', 'defaults.*'], {
    cwd: root,
  }).toSorted()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
