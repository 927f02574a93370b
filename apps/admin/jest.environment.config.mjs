import { TestEnvironment } from 'jest-environment-jsdom';

/** What browsers have and jsdom lacks; Node's own do as well. */
const borrowed = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'Temporal',
  'structuredClone',
  'TextEncoder',
  'TextDecoder',
];

/** A browser for tests: jsdom, in which module exports resolve as in the browser. */
export default class BrowserEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of borrowed) this.global[name] ??= globalThis[name];
    this.global.crypto.randomUUID ??= () => globalThis.crypto.randomUUID();
  }

  exportConditions() {
    return ['browser', 'import', 'default'];
  }
}
