import type { DeliveryResult } from '@brug/domain/follow-ups';

/** A reply that is no longer than what is worth keeping. */
const RESPONSE_MAX = 500;

/** 553: the address is not one (RFC 5321, 4.2.3); stands for what the client refused to put on the wire. */
const BAD_ADDRESS = 553;

/** Codes of failures in which the server answered a command of this message. */
const ANSWERED = new Set(['EENVELOPE', 'EMESSAGE']);

/** What nodemailer says of a failure. */
interface SmtpFailure {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/**
 * What a failure means for the message. `dataBegan` tells whether its content was begun to be handed over: from then on only a reply
 * of the server to it says that it was not taken, and anything else leaves open whether it was.
 */
export function resultOfFailure(error: unknown, dataBegan: boolean): DeliveryResult {
  const failure: SmtpFailure = typeof error === 'object' && error !== null ? error : {};
  const response = describe(error, failure);
  const status = typeof failure.responseCode === 'number' ? failure.responseCode : undefined;
  const answered = typeof failure.code === 'string' && ANSWERED.has(failure.code);
  if (answered && status !== undefined && status >= 400) return { kind: 'refused', status, response };
  if (dataBegan) return { kind: 'no-final-answer', response };
  if (answered && failure.command === 'API') return { kind: 'refused', status: BAD_ADDRESS, response };
  // Also a refused greeting or sign-in: that is about us, not about the message, and is tried again.
  return { kind: 'not-connected', response };
}

function describe(error: unknown, { code, command, response }: SmtpFailure): string {
  const said = typeof response === 'string' ? response : error instanceof Error ? error.message : String(error);
  const where = [code, command].filter((part) => typeof part === 'string').join(' ');
  return `${where}${where ? ': ' : ''}${said}`.slice(0, RESPONSE_MAX);
}
