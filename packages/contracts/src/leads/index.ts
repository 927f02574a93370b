export * from './field-values.js';
export * from './leads.js';
