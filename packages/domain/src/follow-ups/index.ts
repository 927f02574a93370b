export * from './rule.js';
export * from './sending.js';
export * from './state.js';
