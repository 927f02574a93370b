export * from './contacts.js';
export * from './organisations.js';
