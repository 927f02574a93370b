export * from './sequences.js';
export * from './templates.js';
export * from './texts.js';
