import { nodeProject } from '../../jest.base.mjs';

export default nodeProject({ setupFiles: ['reflect-metadata'], globalSetup: '@brug/local-services/jest-postgres' });
