import { startThrowAwayPostgres } from '../postgres/index.js';

/**
 * Jest `globalSetup`: one PostgreSQL for the whole run, unless TEST_DATABASE_URL names one. It ends with Jest's main process, so
 * no teardown is needed and a run that is killed leaves nothing behind.
 */
// Jest asks for a default export.
// oxlint-disable-next-line import/no-default-export
export default async function startPostgresForRun(): Promise<void> {
  if ((process.env['TEST_DATABASE_URL'] ?? '') !== '') return;
  const server = await startThrowAwayPostgres();
  process.env['TEST_DATABASE_URL'] = server.url('postgres');
}
