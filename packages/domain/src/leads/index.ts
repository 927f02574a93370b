export * from './first-response.js';
export * from './lead-number.js';
