/** What is measured of follow-ups, by name. */
import { measurePlanning } from './planning.mjs';
import { measureSending } from './sending.mjs';
import { measureSweep } from './sweep.mjs';

export const OPERATIONS = [
  { name: 'plan', measure: measurePlanning },
  { name: 'send', measure: measureSending },
  { name: 'sweep', measure: measureSweep },
];
