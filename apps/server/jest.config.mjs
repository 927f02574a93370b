import { nodeProject } from '../../jest.base.mjs';

export default nodeProject({
  setupFiles: ['reflect-metadata'],
  globalSetup: '@brug/local-services/jest-postgres',
  // A cold database and a busy machine are no failures.
  testTimeout: 30_000,
});
