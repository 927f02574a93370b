import { queryOptions } from '@tanstack/react-query';
import type { OrganisationRef } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

/** The organisation a new contact is added to, as it stands beside something else. */
export function organisationOfQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['organisations', 'ref', id],
    queryFn: async ({ signal }): Promise<OrganisationRef> => {
      const found = await api('GET /organisations/:id', { params: { id: id ?? '' }, signal });
      const { chineseName, country, place } = found;
      return {
        id: found.id,
        name: found.tradeName ?? found.legalName ?? found.pinyin ?? '',
        chineseName,
        country,
        placeKey: place?.key ?? null,
        placeNames: place?.names ?? null,
        knownFor: place?.clusters[0]?.names ?? null,
      };
    },
    enabled: id !== undefined,
  });
}
