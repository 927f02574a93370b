export * from './acknowledgement.js';
export * from './attachments.js';
export * from './parse.js';
export * from './render.js';
export * from './salutation.js';
export * from './unsubscribe-line.js';
export * from './variables.js';
export * from './values.js';
