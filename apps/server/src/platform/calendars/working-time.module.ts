import { Global, Module } from '@nestjs/common';
import { Settings } from '../settings/settings.js';
import { CalendarAdministrationController } from './calendar-administration.controller.js';
import { CalendarAdministration } from './calendar-administration.js';
import { CalendarDependants } from './calendar-dependants.js';
import { CalendarsController } from './calendars.controller.js';
import { WorkingTime } from './working-time.js';

/** Calendars, office hours and settings: rows that every slice reads. */
@Global()
@Module({
  controllers: [CalendarAdministrationController, CalendarsController],
  providers: [CalendarAdministration, CalendarDependants, Settings, WorkingTime],
  exports: [CalendarDependants, Settings, WorkingTime],
})
export class WorkingTimeModule {}
