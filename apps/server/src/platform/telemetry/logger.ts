import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import type { Config } from '../config/config.js';

/** Structured logs, one JSON object a line. Never given bodies, query strings, addresses or names of people. */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  process: 'api' | 'worker' | 'cli',
  to?: DestinationStream,
): Logger {
  const options = { level: config.logLevel, base: { process }, timestamp: pino.stdTimeFunctions.isoTime };
  return to ? pino(options, to) : pino(options);
}

/** Lets what the framework and our own `Logger`s say go where all logs go. */
export class PinoNestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.#write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.#write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.#write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write('fatal', message, rest);
  }

  /** The framework appends the context, and before it a stack where there is one. */
  #write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const fields = { ...(typeof context === 'string' ? { context } : {}), ...stackOf(rest) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: withoutValues(message) }, message.name);
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...fields, ...cleaned(message) });
    else this.logger[level](fields, String(message));
  }
}

function stackOf(rest: readonly unknown[]): { stack?: string } {
  const [stack] = rest;
  return rest.length > 1 && typeof stack === 'string' ? { stack } : {};
}

function cleaned(fields: object): object {
  return 'err' in fields ? { ...fields, err: withoutValues(fields.err) } : fields;
}

/** A failed statement carries its parameters, and PostgreSQL's details quote values: neither belongs into a log. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { type: name, message, stack, ...code };
}
