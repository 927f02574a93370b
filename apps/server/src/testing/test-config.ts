import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig, type Config } from '../platform/config/config.js';

/** Contents have random keys, so all tests may share a folder. */
const TEST_FILES = join(tmpdir(), 'brug-test-files');

/** The configuration of tests, over which `env` is laid. */
export function testConfig(databaseUrl: string, env: Readonly<Record<string, string>> = {}): Config {
  return parseConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    SECRET: 'a secret of tests, long enough to sign with',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://localhost:3000',
    ADMIN_DIST: '/there/is/none',
    FILES_FOLDER: TEST_FILES,
    ...env,
  });
}
