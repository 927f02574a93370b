export * from './calling-off.js';
export * from './digest.js';
export * from './due.js';
export * from './next-step.js';
export * from './rule.js';
export * from './sending.js';
export * from './state.js';
export * from './task-length.js';
