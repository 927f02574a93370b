import type { activityEndpoints } from '../activities/index.js';
import type { calendarEndpoints } from '../calendars/index.js';
import type { followUpEndpoints, taskPreferenceEndpoints } from '../follow-ups/index.js';
import type { RequestOf, ResponseOf } from '../http/endpoint.js';
import type { identityEndpoints } from '../identity/index.js';
import type { inquiryEndpoints } from '../inquiries/index.js';
import type { leadEndpoints } from '../leads/index.js';
import type { contactEndpoints, organisationEndpoints } from '../organisations/index.js';
import type { overviewEndpoints } from '../overview/index.js';
import type { projectEndpoints } from '../projects/index.js';
import type { queueEndpoints } from '../queue/index.js';
import type { referenceEndpoints } from '../reference/index.js';
import type { reportEndpoints } from '../reports/index.js';
import type { mailTextEndpoints, sequenceEndpoints, templateEndpoints } from '../sequences/index.js';

type Slices =
  | typeof identityEndpoints
  | typeof organisationEndpoints
  | typeof contactEndpoints
  | typeof leadEndpoints
  | typeof activityEndpoints
  | typeof followUpEndpoints
  | typeof taskPreferenceEndpoints
  | typeof sequenceEndpoints
  | typeof templateEndpoints
  | typeof mailTextEndpoints
  | typeof inquiryEndpoints
  | typeof overviewEndpoints
  | typeof projectEndpoints
  | typeof queueEndpoints
  | typeof referenceEndpoints
  | typeof reportEndpoints
  | typeof calendarEndpoints;

type ValuesOf<T> = T extends T ? T[keyof T] : never;
type AnyEndpoint = ValuesOf<Slices>;

/** Every endpoint under its method and path, as types only: a caller names `'POST /leads/:id/move'` and ships no schema. */
export type Endpoints = {
  [
    E in AnyEndpoint as E extends { method: infer M extends string; path: infer P extends string } ? `${M} ${P}` : never
  ]: E;
};

export type EndpointKey = keyof Endpoints;
export type RequestFor<K extends EndpointKey> = RequestOf<Endpoints[K]>;
export type ResponseFor<K extends EndpointKey> = ResponseOf<Endpoints[K]>;
