import type { Logger } from 'pino';
import { ConfigError, parseConfig, type Config } from '../config/config.js';
import { createLogger } from '../telemetry/logger.js';

/** What a process runs until it is told to stop. */
export interface Running {
  /** Takes no new work, finishes what is under way, lets go of every connection. */
  close(): Promise<void>;
}

/**
 * Runs a process: reads the configuration (78 when it cannot be used), starts, and on SIGTERM or SIGINT closes, for at most the
 * configured time. What was not finished by then is taken up by others.
 */
export async function runProcess(
  name: 'api' | 'worker',
  start: (config: Config, logger: Logger) => Promise<Running>,
): Promise<void> {
  const config = configOrExit();
  const logger = createLogger(config, name);
  process.on('unhandledRejection', (reason) => {
    logger.error({ err: reason }, 'unhandled rejection');
  });
  try {
    const running = await start(config, logger);
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void stop(running, signal, config, logger));
  } catch (error) {
    logger.fatal({ err: error }, 'could not start');
    process.exitCode = 1;
    setImmediate(() => process.exit());
  }
}

/** The configuration of the environment; a process without a usable one says why and ends with 78. */
export function configOrExit(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(ConfigError.exitCode);
  }
}

async function stop(running: Running, signal: string, config: Config, logger: Logger): Promise<void> {
  logger.info({ signal }, 'stopping');
  const timer = setTimeout(() => {
    logger.warn('not everything was finished in time');
    process.exit(1);
  }, config.shutdownSeconds * 1000);
  try {
    await running.close();
    clearTimeout(timer);
    logger.info('stopped');
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, 'could not stop cleanly');
    process.exit(1);
  }
}
