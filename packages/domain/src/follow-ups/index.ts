export * from './calling-off.js';
export * from './due.js';
export * from './next-step.js';
export * from './replan.js';
export * from './rule.js';
export * from './sending.js';
export * from './state.js';
