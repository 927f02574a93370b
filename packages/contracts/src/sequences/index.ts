export * from './sequences.js';
export * from './templates.js';
