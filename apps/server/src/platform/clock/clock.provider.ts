import type { FactoryProvider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { Clock, SystemClock } from './clock.js';
import { ControllableClock } from './controllable-clock.js';

/** The machine's clock, or the one all processes share when the configuration says so. */
export const clockProvider: FactoryProvider<Clock> = {
  provide: Clock,
  inject: [CONFIG, DataSource],
  useFactory: async (config: Config, dataSource: DataSource) => {
    if (config.clock === 'system') return new SystemClock();
    const clock = new ControllableClock(dataSource, config.databaseUrl);
    await clock.start();
    return clock;
  },
};
