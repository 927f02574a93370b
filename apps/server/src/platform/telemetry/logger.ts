import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import type { Config } from '../config/config.js';

/** Lines that came within this time are written together; what is left at the end of the process is written before it ends. */
const GROUPED = { sync: false, minLength: 4096, periodicFlush: 100 };

/** Structured logs, one JSON object a line. Never given bodies, query strings, addresses or names of people. */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  process: 'api' | 'worker' | 'cli',
  to?: DestinationStream,
): Logger {
  const options = {
    level: config.logLevel,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields },
  };
  return pino(options, to ?? pino.destination(GROUPED));
}

/** Parts of the framework that report each thing they start. */
const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Lets what the framework and our own `Logger`s say go where all logs go. */
export class PinoNestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.#write(FRAMEWORK.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
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
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.name);
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...fields, ...message });
    else this.logger[level](fields, String(message));
  }
}

function stackOf(rest: readonly unknown[]): { stack?: string } {
  const [stack] = rest;
  return rest.length > 1 && typeof stack === 'string' ? { stack } : {};
}

/** A failed statement carries its parameters, and PostgreSQL's details quote values: neither belongs into a log. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? 'not an error' : String(error);
  const { name, message, stack } = error;
  return { type: name, message, stack, ...('code' in error ? { code: error.code } : {}) };
}
