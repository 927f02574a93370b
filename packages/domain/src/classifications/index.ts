export * from './nace.js';
