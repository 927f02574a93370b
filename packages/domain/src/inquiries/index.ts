export * from './person-name.js';
export * from './proof-of-work.js';
