export * from './changes.js';
export * from './endpoint.js';
export * from './error-codes.js';
export * from './primitives.js';
export * from './problem.js';
