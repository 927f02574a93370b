import { Injectable } from '@nestjs/common';
import type { InquiryFormInfo } from '@brug/contracts/inquiries';
import { placeByKey } from '@brug/domain/places';
import { ExchangeRates } from '../leads/leads.public.js';
import { Clock } from '../platform/clock/clock.js';

/** Places offered on the form, the busiest of each side; the rest is for the conversation. */
const OFFERED_PLACES = {
  investment: ['BE-31005', 'BE-34022', 'BE-36015'],
  export: ['CN-330100', 'CN-330200', 'CN-330600', 'CN-330400'],
} as const;

/** What the public form shows around its fields. */
@Injectable()
export class InquiryForm {
  constructor(
    private readonly clock: Clock,
    private readonly rates: ExchangeRates,
  ) {}

  async info(): Promise<InquiryFormInfo> {
    const now = this.clock.now();
    const today = now.toZonedDateTimeISO('Europe/Brussels').toPlainDate().toString();
    const rates = await this.rates.on(today);
    return {
      now: now.toString(),
      rates: (['CNY', 'USD'] as const).flatMap((currency) => {
        const rate = rates.of(currency);
        return rate ? [{ currency, date: rate.date, unitsPerEuro: rate.unitsPerEuro }] : [];
      }),
      places: {
        investment: OFFERED_PLACES.investment.flatMap(offered),
        export: OFFERED_PLACES.export.flatMap(offered),
      },
    };
  }
}

function offered(key: string) {
  const place = placeByKey(key);
  return place ? [{ key: place.key, names: place.names }] : [];
}
