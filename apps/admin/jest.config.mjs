import { nodeProject } from '../../jest.base.mjs';

export default nodeProject({
  testEnvironment: '<rootDir>/jest.environment.config.mjs',
  roots: ['<rootDir>/src', '<rootDir>/build'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  setupFilesAfterEnv: ['<rootDir>/src/shared/testing/browser-stubs.ts'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/jest.class-names.config.mjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
});
