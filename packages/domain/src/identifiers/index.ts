export type { IdentifierAccepted, IdentifierCheck, IdentifierRefusal, WrongCharacter } from './identifier-check.js';
export * from './enterprise-number.js';
export * from './credit-code.js';
export * from './organisation-identifier.js';
export * from './mail-address.js';
export * from './phone-number.js';
