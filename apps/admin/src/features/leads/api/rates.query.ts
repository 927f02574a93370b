import { queryOptions, useQuery } from '@tanstack/react-query';
import { toEuroCents } from '@brug/domain/money';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The newest exchange rate of each currency. */
export const ratesQuery = queryOptions({
  queryKey: ['reference', 'rates'],
  queryFn: async ({ signal }) => (await api('GET /reference/exchange-rates', { query: {}, signal })).items,
  staleTime: 3_600_000,
  meta: { live: liveOn('settings') },
});

/** What an amount is in euro cents at the newest rate; undefined when there is none. */
export type EuroCentsOf = (amount: { readonly amountMinor: bigint; readonly currency: string }) => bigint | undefined;

export function useEuroCentsOf(): EuroCentsOf {
  const { data } = useQuery(ratesQuery);
  return ({ amountMinor, currency }) => {
    if (currency === 'EUR') return amountMinor;
    const rate = data?.find((known) => known.currency === currency);
    return rate && toEuroCents(amountMinor, rate.unitsPerEuro);
  };
}
