const units: Readonly<Record<string, number>> = { k: 3, m: 6, mln: 6, bn: 9, mld: 9, 万: 4, 亿: 8 };

/**
 * What somebody typed as an amount, as a plain decimal: `4.5 m` is 4500000, `1 850 000` and, in Dutch, `1.850.000,50` are what they
 * say. A single mark followed by three digits separates thousands where the language does so, else decimals.
 *
 * @returns the text itself, trimmed, when it is no amount
 */
export function normalisedAmount(text: string, language: string): string {
  const trimmed = text.trim().toLowerCase();
  const parts = /^([\d.,\s\u00A0']+?)\s*(k|m|mln|bn|mld|万|亿)?$/u.exec(trimmed);
  if (!parts) return trimmed;
  const digits = plainDecimal((parts[1] ?? '').replaceAll(/[\s\u00A0']/g, ''), language.startsWith('nl') ? ',' : '.');
  const shift = units[parts[2] ?? ''];
  return shift === undefined ? digits : shifted(digits, shift);
}

function plainDecimal(digits: string, decimalMark: ',' | '.'): string {
  const otherMark = decimalMark === ',' ? '.' : ',';
  const thousands = new RegExp(`^\\d{1,3}(\\${otherMark}\\d{3})+(\\${decimalMark}\\d+)?$`);
  const plain = thousands.test(digits) ? digits.replaceAll(otherMark, '') : digits;
  return plain.replace(',', '.');
}

/** Moves the decimal point to the right, without the rounding of floating point. */
function shifted(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(places, '0');
  const rest = padded.slice(places);
  return `${whole}${padded.slice(0, places)}${rest === '' ? '' : `.${rest}`}`;
}
