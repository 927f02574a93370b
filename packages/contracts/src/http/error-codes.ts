/**
 * Every way in which a request can be refused. The union is closed: the server maps each code to one HTTP status and
 * the admin app to one sentence per language, and neither compiles when a code is forgotten.
 */
export const ERROR_STATUS = {
  'request.malformed': 400,
  'cursor.invalid': 400,
  'auth.required': 401,
  'auth.credentials-wrong': 401,
  'auth.forbidden': 403,
  'resource.not-found': 404,
  'request.method-not-allowed': 405,
  'version.conflict': 409,
  'idempotency.in-progress': 409,
  'organisation.identifier-taken': 409,
  'contact.address-taken': 409,
  'follow-up.not-open': 409,
  'follow-up.not-uncertain': 409,
  'enrolment.not-running': 409,
  'template.key-taken': 409,
  'lead.already-signed': 409,
  'request.too-large': 413,
  'request.unsupported-media-type': 415,
  'request.invalid': 422,
  'idempotency.key-reused': 422,
  'reference.unknown': 422,
  'lead.gate-refused': 422,
  'lead.reason-required': 422,
  'lead.wake-up-required': 422,
  'lead.same-stage': 422,
  'contact.no-lawful-basis': 422,
  'inquiry.proof-invalid': 422,
  'sequence.faulty': 422,
  'template.faulty': 422,
  'rate.limited': 429,
  'internal.error': 500,
  'service.unavailable': 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

export const ERROR_CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];
