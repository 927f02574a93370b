import { Controller } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@brug/contracts/http';
import { referenceEndpoints } from '@brug/contracts/reference';
import { Endpoint, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { searchNace, searchPlaces } from './reference-search.js';

/** Places and NACE codes: what an organisation is described with. */
@Controller()
export class ReferenceController {
  @Endpoint(referenceEndpoints.places)
  places(
    @ValidQuery() { q, region }: QueryOf<typeof referenceEndpoints.places>,
  ): ResponseOf<typeof referenceEndpoints.places> {
    return { items: searchPlaces(q, region) };
  }

  @Endpoint(referenceEndpoints.naceCodes)
  naceCodes(
    @ValidQuery() { q }: QueryOf<typeof referenceEndpoints.naceCodes>,
  ): ResponseOf<typeof referenceEndpoints.naceCodes> {
    return { items: searchNace(q) };
  }
}
