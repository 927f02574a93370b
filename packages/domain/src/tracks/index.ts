export * from './export-fields.js';
export * from './investment-fields.js';
export * from './shared-fields.js';
export * from './tracks.js';
