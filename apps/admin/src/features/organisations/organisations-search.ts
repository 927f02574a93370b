/** What the list is narrowed to, as it stands in the address. */
export interface OrganisationsSearch {
  readonly q?: string;
  readonly country?: string;
  /** Key of a place; a city finds what is filed under its units. */
  readonly place?: string;
  readonly sort?: '-updated';
}

export function parseOrganisationsSearch(search: Record<string, unknown>): OrganisationsSearch {
  const { q, country, place, sort } = search;
  return {
    // The router reads a number in the address as a number.
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q).slice(0, 200) }),
    ...(typeof country === 'string' && /^[A-Z]{2}$/.test(country) && { country }),
    ...(typeof place === 'string' && /^(CN-\d{6}|BE-\d{5})$/.test(place) && { place }),
    ...(sort === '-updated' && { sort }),
  };
}
