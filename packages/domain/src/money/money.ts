/** The currencies amounts are kept in. All three have two minor digits, so one minor unit is a hundredth everywhere. */
export const CURRENCIES = ['EUR', 'CNY', 'USD'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** An exact amount: whole minor units (cents, fen) of a currency. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/**
 * What one euro cost on a day: `unitsPerEuro` of the currency as a decimal string, e.g. `'8.2000'` for CNY, as the European
 * Central Bank publishes it.
 */
export interface ExchangeRate {
  readonly currency: Currency;
  /** The day the rate is of, `YYYY-MM-DD`. */
  readonly date: string;
  readonly unitsPerEuro: string;
}

/** Basis points in a whole: 10 000 bp = 100 %. */
export const BASIS_POINTS = 10_000n;

/** Rounds `numerator ÷ denominator` to a whole number, a half to the even neighbour (the banker's rule of IEEE 754). */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const dividend = numerator < 0n ? -numerator : numerator;
  const divisor = denominator < 0n ? -denominator : denominator;
  const whole = dividend / divisor;
  const twiceRest = (dividend % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

/** A decimal string as a fraction of whole numbers. Throws a RangeError on anything but a positive decimal. */
function fraction(decimal: string): { numerator: bigint; denominator: bigint } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new RangeError(`not a positive decimal: ${decimal}`);
  const [, whole = '', decimals = ''] = match;
  const numerator = BigInt(whole + decimals);
  if (numerator === 0n) throw new RangeError(`not a positive decimal: ${decimal}`);
  return { numerator, denominator: 10n ** BigInt(decimals.length) };
}

/**
 * Minor units of a currency as euro cents at `unitsPerEuro`, half-even. `scale` divides the result in the same single
 * rounding; pass `BASIS_POINTS` for a sum of amount × probability in basis points.
 */
export function toEuroCents(amountMinor: bigint, unitsPerEuro: string, scale = 1n): bigint {
  const rate = fraction(unitsPerEuro);
  return divideHalfEven(amountMinor * rate.denominator, rate.numerator * scale);
}

/** The newest rate of the currency on or before the day; the euro's own is always 1. Undefined when none is known. */
export function rateOn(rates: readonly ExchangeRate[], currency: Currency, date: string): ExchangeRate | undefined {
  if (currency === 'EUR') return { currency, date, unitsPerEuro: '1' };
  let newest: ExchangeRate | undefined;
  for (const rate of rates) {
    if (rate.currency === currency && rate.date <= date && (!newest || rate.date > newest.date)) newest = rate;
  }
  return newest;
}

/** A decimal typed or shown in whole units (`'18.5'`) as minor units; undefined when it has more than two decimals or is no number. */
export function minorUnitsOf(decimal: string): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!match) return undefined;
  const [, sign = '', whole = '0', decimals = ''] = match;
  const minor = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign ? -minor : minor;
}
