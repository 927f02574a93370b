import { Global, Module } from '@nestjs/common';
import { Settings } from '../settings/settings.js';
import { CalendarsController } from './calendars.controller.js';
import { WorkingTime } from './working-time.js';

/** Calendars, office hours and settings: rows that every slice reads. */
@Global()
@Module({ controllers: [CalendarsController], providers: [Settings, WorkingTime], exports: [Settings, WorkingTime] })
export class WorkingTimeModule {}
