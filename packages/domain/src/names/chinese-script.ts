import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });

/** Traditional characters as simplified ones, word by word (乾燥 is 干燥, 乾隆 stays); simplified text comes back unchanged. */
export function toSimplified(text: string): string {
  return convert(text);
}

/** Whether a text has Han characters. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** The Han characters of a text in simplified script, everything between them left out. */
export function hanOf(text: string): string {
  return toSimplified(text.normalize('NFKC').replaceAll(/\P{Script=Han}/gu, ''));
}
