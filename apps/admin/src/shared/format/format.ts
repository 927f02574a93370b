import type { Language } from '@brug/contracts/http';

/** An amount as the API sends it: whole minor units as text. */
export interface MoneyValue {
  readonly amountMinor: string | bigint;
  readonly currency: 'EUR' | 'CNY' | 'USD';
}

const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };
const compactUnits: Readonly<Record<'nl' | 'en', readonly (readonly [number, string])[]>> = {
  en: [
    [1e9, 'bn'],
    [1e6, 'm'],
    [1e3, 'k'],
  ],
  nl: [
    [1e9, 'mld'],
    [1e6, 'mln'],
    [1e3, 'k'],
  ],
};
const minorDigits = 2;
const nbsp = '\u00A0';

/** Everything that turns values into text in one language. Made once per language: the platform's formatters are slow to build. */
export type Format = ReturnType<typeof createFormat>;

export function createFormat(language: Language) {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const fixed = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const twoDigits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN-u-co-pinyin' : locale, {
    sensitivity: 'base',
    numeric: true,
  });
  const dates = new Map<string, Intl.DateTimeFormat>();

  const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    const known = dates.get(key);
    if (known) return known;
    const made = new Intl.DateTimeFormat(locale, options);
    dates.set(key, made);
    return made;
  };

  return {
    language,
    locale,
    compare: (a: string, b: string): number => collator.compare(a, b),

    /** `1,234` */
    number: (value: number | bigint): string => number.format(value),

    /** Basis points as a percentage: 5500 is `55 %`. */
    basisPoints: (value: number): string => spaced(percent.format(value / 10_000)),

    /** An amount at a glance: `€ 18.5 m`, `€ 18,5 mln`, `1,850 万欧元` reads in each language as it is said there. */
    moneyCompact: (money: MoneyValue): string => compactMoney(money, language, oneDigit, fixed),

    /** The figure of an amount in the unit in which another is said at a glance: `7.1` beside `€ 142.0 m`. */
    figureBeside: (money: MoneyValue, beside: MoneyValue): string =>
      fixed.format(Number(decimalOf(money)) / unitOf(Number(decimalOf(beside)), language)),

    /** An amount in full, to the whole unit unless it has cents: `€ 18,500,000`. Exact whatever its size. */
    money: (money: MoneyValue): string => {
      const digits = BigInt(money.amountMinor) % 100n === 0n ? number : twoDigits;
      return symbolised(digits.format(decimalOf(money)), money.currency, language);
    },

    /** A calendar day: `Tue 24 Nov`, with its year when that is not `year`. */
    day: (day: string, year?: number): string => {
      const date = asUtc(day);
      const otherYear = year !== undefined && date.getUTCFullYear() !== year;
      return dateFormat({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        ...(otherYear ? { year: 'numeric' } : {}),
        timeZone: 'UTC',
      })
        .format(date)
        .replaceAll(',', '');
    },

    /** A calendar day in few letters: `24 Nov`. */
    dayOfMonth: (day: string): string =>
      dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(asUtc(day)),

    /** A calendar day for the record: `24 Nov 2026`. */
    dayOfYear: (day: string): string =>
      dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(asUtc(day)),

    /** A calendar day as a heading: `Tuesday 24 November`. */
    dayLong: (day: string): string =>
      dateFormat({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
        .format(asUtc(day))
        .replaceAll(',', ''),

    /** `09:12` in a time zone. */
    time: (instant: string | number, timeZone: string): string =>
      dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant)),

    /** `09:12:04` in a time zone: for evidence. */
    timeToSecond: (instant: string | number, timeZone: string): string =>
      dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone }).format(
        new Date(instant),
      ),

    /** The calendar day an instant falls on in a time zone, as `YYYY-MM-DD`. */
    dayIn: (instant: string | number, timeZone: string): string => dayIn(instant, timeZone),

    /** `3 days ago`, `in 2 hours`: for what happened or will, without a calendar. */
    ago: (instant: string | number, now: number): string => relative(new Date(instant).getTime() - now, locale),
  };
}

const isoDays = new Map<string, Intl.DateTimeFormat>();

function dayIn(instant: string | number, timeZone: string): string {
  let format = isoDays.get(timeZone);
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone });
    isoDays.set(timeZone, format);
  }
  return format.format(new Date(instant));
}

function asUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** An amount as an exact decimal: `18500000.00`. */
export function decimalOf(money: MoneyValue): `${number}` {
  const minor = BigInt(money.amountMinor);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(minorDigits + 1, '0');
  const text = `${minor < 0n ? '-' : ''}${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
  return text as `${number}`;
}

function compactMoney(
  money: MoneyValue,
  language: Language,
  oneDigit: Intl.NumberFormat,
  fixed: Intl.NumberFormat,
): string {
  const value = Number(decimalOf(money));
  const size = Math.abs(value);
  if (language === 'zh') {
    if (size >= 1e8) return symbolised(`${oneDigit.format(value / 1e8)}${nbsp}亿`, money.currency, language);
    if (size >= 1e4) {
      const units = value / 1e4;
      return symbolised(
        `${Math.abs(units) >= 100 ? Math.round(units).toLocaleString('zh-CN') : oneDigit.format(units)}${nbsp}万`,
        money.currency,
        language,
      );
    }
    return symbolised(oneDigit.format(value), money.currency, language);
  }
  const unit = compactUnits[language].find(([threshold]) => size >= threshold * 0.9995);
  if (!unit) return symbolised(oneDigit.format(value), money.currency, language);
  const [threshold, word] = unit;
  const digits = threshold === 1e3 ? Math.round(value / threshold).toString() : fixed.format(value / threshold);
  return symbolised(`${digits}${nbsp}${word}`, money.currency, language);
}

/** What one unit of an amount said at a glance stands for: a million, ten thousand (万). */
function unitOf(value: number, language: Language): number {
  const size = Math.abs(value);
  if (language === 'zh') return size >= 1e8 ? 1e8 : size >= 1e4 ? 1e4 : 1;
  return compactUnits[language].find(([threshold]) => size >= threshold * 0.9995)?.[0] ?? 1;
}

/** Euro by its sign; the others by their code, because ¥ is also Japan's and $ also Australia's. Chinese says the unit after the number. */
function symbolised(digits: string, currency: MoneyValue['currency'], language: Language): string {
  if (language === 'zh') return `${digits}${{ EUR: '欧元', CNY: '元', USD: '美元' }[currency]}`;
  return `${currency === 'EUR' ? '€' : currency}${nbsp}${digits}`;
}

function spaced(percentage: string): string {
  return percentage.replace(/\s*%/, `${nbsp}%`);
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function relative(milliseconds: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = steps.find(([, length]) => Math.abs(milliseconds) >= length);
  return step ? format.format(Math.trunc(milliseconds / step[1]), step[0]) : format.format(0, 'second');
}
