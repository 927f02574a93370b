import { useMemo } from 'react';
import { useFormat } from '../../shared/format/use-format.js';

/** The two sides first, then the countries firms of both sides most often belong to. */
const first = ['BE', 'CN'];
const others = 'AT CH CZ DE DK ES FI FR GB IE IN IT JP KR LU NL NO PL PT SE SG TR US VN'.split(' ');

interface CountryNames {
  readonly nameOf: (code: string) => string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** Countries by their names in the language of the screen. */
export function useCountryNames(): CountryNames {
  const format = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames(format.locale, { type: 'region' });
    const nameOf = (code: string) => names.of(code) ?? code;
    const choiceOf = (value: string) => ({ value, label: nameOf(value) });
    return {
      nameOf,
      choices: [...first.map(choiceOf), ...others.map(choiceOf).toSorted((a, b) => format.compare(a.label, b.label))],
    };
  }, [format]);
}
