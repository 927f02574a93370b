/** What is measured of follow-ups, by name. */
import { measureSending } from './sending.mjs';
import { measureSweep } from './sweep.mjs';

export const OPERATIONS = [
  { name: 'send', measure: measureSending },
  { name: 'sweep', measure: measureSweep },
];
