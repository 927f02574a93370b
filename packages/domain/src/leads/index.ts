export * from './lead-number.js';
