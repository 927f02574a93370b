export { startPostgres } from './postgres-server.js';
export type { PostgresOptions, RunningPostgres } from './postgres-server.js';
export { startThrowAwayPostgres, testServer } from './test-server.js';
export type { TestDatabase, TestServer } from './test-server.js';
