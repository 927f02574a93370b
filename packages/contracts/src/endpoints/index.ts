import { activityEndpoints } from '../activities/index.js';
import { calendarEndpoints } from '../calendars/index.js';
import { followUpEndpoints, taskPreferenceEndpoints } from '../follow-ups/index.js';
import type { EndpointDefinition } from '../http/endpoint.js';
import { identityEndpoints } from '../identity/index.js';
import { inquiryEndpoints } from '../inquiries/index.js';
import { leadEndpoints } from '../leads/index.js';
import { contactEndpoints, organisationEndpoints } from '../organisations/index.js';
import { overviewEndpoints } from '../overview/index.js';
import { projectEndpoints } from '../projects/index.js';
import { queueEndpoints } from '../queue/index.js';
import { referenceEndpoints } from '../reference/index.js';
import { reportEndpoints } from '../reports/index.js';
import { mailTextEndpoints, sequenceEndpoints, templateEndpoints } from '../sequences/index.js';
import { unsubscribeEndpoints } from '../unsubscribe/index.js';

/** Every endpoint of the API: what the server must register, the fuzzer break and the rights table cover. */
export const ALL_ENDPOINTS: readonly EndpointDefinition[] = [
  identityEndpoints,
  organisationEndpoints,
  contactEndpoints,
  leadEndpoints,
  activityEndpoints,
  followUpEndpoints,
  sequenceEndpoints,
  templateEndpoints,
  mailTextEndpoints,
  taskPreferenceEndpoints,
  overviewEndpoints,
  inquiryEndpoints,
  projectEndpoints,
  queueEndpoints,
  referenceEndpoints,
  reportEndpoints,
  unsubscribeEndpoints,
  calendarEndpoints,
].flatMap((slice) => Object.values(slice));
