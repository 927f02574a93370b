import { Controller } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@brug/contracts/http';
import { referenceEndpoints } from '@brug/contracts/reference';
import { Clock } from '../platform/clock/clock.js';
import { Endpoint, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { agencyDay } from './agency-day.js';
import { ExchangeRates } from './exchange-rates.js';
import { StageCatalogue } from './stage-catalogue.js';

/** Stages and exchange rates: what leads are placed and valued by. */
@Controller()
export class LeadReferenceController {
  constructor(
    private readonly catalogue: StageCatalogue,
    private readonly exchangeRates: ExchangeRates,
    private readonly clock: Clock,
  ) {}

  @Endpoint(referenceEndpoints.stages)
  async stages(): Promise<ResponseOf<typeof referenceEndpoints.stages>> {
    return { items: [...(await this.catalogue.get()).list()] };
  }

  @Endpoint(referenceEndpoints.rates)
  async rates(
    @ValidQuery() { on }: QueryOf<typeof referenceEndpoints.rates>,
  ): Promise<ResponseOf<typeof referenceEndpoints.rates>> {
    const { all } = await this.exchangeRates.on(on ?? agencyDay(this.clock.now()).toString());
    return { items: [...all] };
  }
}
