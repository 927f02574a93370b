/** The servers that tests share: a throw-away PostgreSQL and, where there is one, a throw-away Redis. */
import { startRedis } from './redis.mjs';

/** Starts what the tests need and gives `{ env, stop }`: the variables that tell tests where it is, and how to end it. */
export async function startTestServices() {
  // Built by a step before; not there yet when this file is loaded.
  const { startThrowAwayPostgres } = await import('../../packages/local-services/dist/postgres/index.js');
  const { findFreePort } = await import('../../packages/local-services/dist/ports/index.js');
  const postgres = await startThrowAwayPostgres();
  const redis = await startRedis(findFreePort);
  return {
    env: { TEST_DATABASE_URL: postgres.url('postgres'), ...(redis === undefined ? {} : { TEST_REDIS_URL: redis.url }) },
    stop: async () => {
      await redis?.stop();
      await postgres.stop();
    },
  };
}
