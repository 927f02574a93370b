import { Controller } from '@nestjs/common';
import {
  calendarEndpoints,
  type CalendarPreview,
  type CalendarYearView,
  type OfficeHoursView,
} from '@brug/contracts/calendars';
import type { BodyOf, ParamsOf, ResponseOf } from '@brug/contracts/http';
import { calendarYearState } from '@brug/domain/calendars';
import type { PersonActor } from '../actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams } from '../http/endpoint.decorator.js';
import { CalendarAdministration, calendarYearView, officeHoursView } from './calendar-administration.js';

type Region = ParamsOf<typeof calendarEndpoints.years>;
type Year = ParamsOf<typeof calendarEndpoints.year>;

@Controller()
export class CalendarAdministrationController {
  constructor(private readonly calendars: CalendarAdministration) {}

  @Endpoint(calendarEndpoints.years)
  async years(@ValidParams() { region }: Region): Promise<ResponseOf<typeof calendarEndpoints.years>> {
    const years = await this.calendars.years(region);
    return {
      items: years.map((kept) => {
        const { year, version, updatedAt, days } = kept;
        const makeUpDays = days.filter(({ kind }) => kind === 'workday').length;
        const state = calendarYearState(kept);
        return { region, year, version, updatedAt, state, makeUpDays, holidays: days.length - makeUpDays };
      }),
    };
  }

  @Endpoint(calendarEndpoints.year)
  async year(@ValidParams() { region, year }: Year): Promise<CalendarYearView> {
    return calendarYearView(await this.calendars.year(region, year));
  }

  @Endpoint(calendarEndpoints.saveYear)
  async saveYear(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { region, year }: Year,
    @ValidBody() body: BodyOf<typeof calendarEndpoints.saveYear>,
  ): Promise<CalendarYearView> {
    return calendarYearView(await this.calendars.saveYear(actor, region, year, body));
  }

  @Endpoint(calendarEndpoints.previewYear)
  previewYear(
    @ValidParams() { region, year }: Year,
    @ValidBody() body: BodyOf<typeof calendarEndpoints.previewYear>,
  ): Promise<CalendarPreview> {
    return this.calendars.previewYear(region, year, body);
  }

  @Endpoint(calendarEndpoints.previewImport)
  previewImport(
    @ValidParams() { region, year }: Year,
    @ValidBody() { format, content }: BodyOf<typeof calendarEndpoints.previewImport>,
  ): Promise<CalendarPreview> {
    return this.calendars.previewImport(region, year, format, content);
  }

  @Endpoint(calendarEndpoints.officeHours)
  async officeHours(@ValidParams() { region }: Region): Promise<OfficeHoursView> {
    return officeHoursView(await this.calendars.officeHours(region));
  }

  @Endpoint(calendarEndpoints.previewOfficeHours)
  async previewOfficeHours(
    @ValidParams() { region }: Region,
    @ValidBody() { hours }: BodyOf<typeof calendarEndpoints.previewOfficeHours>,
  ): Promise<ResponseOf<typeof calendarEndpoints.previewOfficeHours>> {
    return { followUps: await this.calendars.touchedByOfficeHours(region, hours) };
  }

  @Endpoint(calendarEndpoints.saveOfficeHours)
  async saveOfficeHours(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { region }: Region,
    @ValidBody() body: BodyOf<typeof calendarEndpoints.saveOfficeHours>,
  ): Promise<OfficeHoursView> {
    return officeHoursView(await this.calendars.saveOfficeHours(actor, region, body));
  }
}
