import { describeConfig } from '../platform/config/config.js';

/** Prints the configuration as the table of the README. */
console.log(describeConfig());
