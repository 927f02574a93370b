export type { LocalisedNames, Place, PlaceKey, PlaceKind } from './place-types.js';
export * from './zhejiang.js';
export * from './west-flanders.js';
export * from './places.js';
export * from './clusters.js';
export * from './credit-code-place.js';
export * from './twins.js';
