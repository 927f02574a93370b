export * from './default-pipelines.js';
export * from './gate.js';
export * from './move.js';
export * from './stage.js';
