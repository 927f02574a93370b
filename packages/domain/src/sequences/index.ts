export * from './sequence.js';
export * from './check-definition.js';
export * from './plan-run.js';
export * from './starts.js';
export * from './stops.js';
