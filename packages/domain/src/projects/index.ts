export * from './announced.js';
