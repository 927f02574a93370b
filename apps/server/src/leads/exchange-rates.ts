import { Injectable } from '@nestjs/common';
import type { ValuedMoney } from '@brug/contracts/leads';
import { type Currency, type ExchangeRate, rateOn, toEuroCents } from '@brug/domain/money';
import { Database } from '../platform/database/database.js';
import { Kept } from '../platform/database/kept.js';

/** Days of which the rates are kept in memory; reports ask for few others. */
const KEPT_DAYS = 50;

/** The newest rate of each currency on or before a day. */
export class RatesOfDay {
  constructor(
    /** The day they were asked for; each rate has its own date. */
    readonly day: string,
    readonly all: readonly ExchangeRate[],
  ) {}

  of(currency: Currency): ExchangeRate | undefined {
    return rateOn(this.all, currency, this.day);
  }

  /** What an amount is in euro cents; undefined when no rate is known. */
  euroCents(amount: { readonly amountMinor: bigint; readonly currency: string }): bigint | undefined {
    const rate = this.of(amount.currency as Currency);
    return rate && toEuroCents(amount.amountMinor, rate.unitsPerEuro);
  }

  /** An amount beside its value in euro. */
  valued(amountMinor: bigint, currency: Currency): ValuedMoney {
    const rate = this.of(currency);
    return {
      amountMinor: String(amountMinor),
      currency,
      euroCents: rate ? String(toEuroCents(amountMinor, rate.unitsPerEuro)) : null,
      rateDate: rate?.date ?? null,
      unitsPerEuro: rate?.unitsPerEuro ?? null,
    };
  }
}

/** The exchange rates, kept in memory by day. */
@Injectable()
export class ExchangeRates {
  readonly #days = new Map<string, Kept<RatesOfDay>>();

  constructor(private readonly database: Database) {}

  on(day: string): Promise<RatesOfDay> {
    const known = this.#days.get(day);
    if (known) return known.get();
    if (this.#days.size >= KEPT_DAYS) this.#days.clear();
    const kept = new Kept(async () => new RatesOfDay(day, await this.database.read<ExchangeRate>(NEWEST, [day])));
    this.#days.set(day, kept);
    return kept.get();
  }
}

const NEWEST = `SELECT DISTINCT ON (currency) currency, date, trim_scale(units_per_euro)::text AS "unitsPerEuro"
  FROM exchange_rates WHERE date <= $1::date ORDER BY currency, date DESC`;
