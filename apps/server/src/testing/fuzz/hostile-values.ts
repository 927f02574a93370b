/** A JSON value as a request may carry it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Texts that servers are known to trip over: control characters, half characters, other scripts, and what means something to some parser. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u0007',
  '\r\n',
  '\uD800',
  'a\uDC00b',
  '\uFEFF',
  '\u2028',
  '\u202Eevil\u202C',
  'مرحبا بالعالم',
  '👨‍👩‍👧‍👦',
  '𠮷野家',
  '绍兴锦兰纺织有限公司',
  'ﷺ',
  'e\u0301\u0301\u0301',
  'İıẞß',
  "' OR 1=1 --",
  "'); DROP TABLE leads; --",
  '"',
  '\\',
  '\\u0000',
  '%',
  '_%',
  '$1',
  ':*',
  '& | ! <->',
  "a:*b'c",
  '()',
  '{{7*7}}${7*7}',
  '<script>alert(1)</script>',
  '=1+1',
  '../../etc/passwd',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '0x10',
  '١٢٣',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
];

/** Numbers JSON can write and few columns can hold. */
export const HOSTILE_NUMBERS: readonly number[] = [
  -1,
  0,
  0.5,
  1e-7,
  -0,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  1e21,
  Number.MAX_VALUE,
];

/** Written into a body, it becomes a number beyond every number: `1e400`, which JSON allows and JSON.stringify cannot write. */
export const BEYOND_NUMBERS = '@number-beyond-numbers@';

/** The text of a body. */
export function bodyText(body: unknown): string {
  return (JSON.stringify(body) ?? '').replaceAll(`"${BEYOND_NUMBERS}"`, '1e400');
}

/** A list in a list in a list … */
export function nested(depth: number): Json {
  let value: Json = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** Values of every type, for where another is asked for. */
export const HOSTILE_VALUES: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  { length: 1 },
  { $gt: '' },
  { toString: 'x' },
  Object.fromEntries([['__proto__', { admin: true }]]),
  nested(50),
  nested(2_000),
  Array.from({ length: 5_000 }, (_, index) => index),
  BEYOND_NUMBERS,
  ...HOSTILE_NUMBERS,
  ...HOSTILE_TEXTS,
  'x'.repeat(60_000),
];

/** Keys that no schema asks for, with what stands there. */
export const SURPLUS_KEYS: readonly (readonly [string, Json])[] = [
  ['surplus', 1],
  ['__proto__', { role: 'administrator' }],
  ['constructor', { prototype: { role: 'administrator' } }],
  ['toString', 'x'],
  ['hasOwnProperty', null],
  ['', ''],
  ['\u0000', 'x'],
  ['\uD800', 'x'],
  ['deep', nested(3_000)],
  ['many', Array.from({ length: 5_000 }, () => 'x')],
  ['id', '00000000-0000-0000-0000-000000000000'],
  ['version', 0],
];
