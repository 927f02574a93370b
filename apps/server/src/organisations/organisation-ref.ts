import type { OrganisationRef } from '@brug/contracts/organisations';
import { mainCluster, placeView, shortPlaceNames } from './place-views.js';

/** What a reference is made from: columns of `organisations`. */
export interface OrganisationRefRow {
  readonly id: string;
  readonly name: string;
  readonly chineseName: string | null;
  readonly country: string;
  readonly placeKey: string | null;
}

/** The columns `organisationRefSql` adds to a row, each with the prefix in front: `organisationId`, `organisationName`, … */
export type OrganisationRefColumns<P extends string> = {
  readonly [K in keyof OrganisationRefRow as `${P}${Capitalize<K>}`]: OrganisationRefRow[K];
};

/**
 * SQL of the columns that a reference needs from a row of `organisations` with this alias, for the list after SELECT. Names of places and what
 * they are known for are not in the database; `organisationRef` adds them.
 */
export function organisationRefSql(alias: string, prefix = 'organisation'): string {
  return `${alias}.id AS "${prefix}Id", ${alias}.display_name AS "${prefix}Name", ${alias}.chinese_name AS "${prefix}ChineseName",
    ${alias}.country AS "${prefix}Country", ${alias}.place_key AS "${prefix}PlaceKey"`;
}

/** SQL of the same columns as one JSON value: an `OrganisationRefRow`, for reads of one record. */
export function organisationRefJson(alias: string): string {
  return `json_build_object('id', ${alias}.id, 'name', ${alias}.display_name, 'chineseName', ${alias}.chinese_name,
    'country', ${alias}.country, 'placeKey', ${alias}.place_key)`;
}

/** The reference made from the columns of `organisationRefSql(alias)`, whose prefix is `organisation`. */
export function organisationRefOf(row: OrganisationRefColumns<'organisation'>): OrganisationRef {
  return organisationRef({
    id: row.organisationId,
    name: row.organisationName,
    chineseName: row.organisationChineseName,
    country: row.organisationCountry,
    placeKey: row.organisationPlaceKey,
  });
}

/** An organisation as it stands beside something else. */
export function organisationRef({ id, name, chineseName, country, placeKey }: OrganisationRefRow): OrganisationRef {
  const place = placeView(placeKey);
  return { id, name, chineseName, country, placeKey, placeNames: shortPlaceNames(place), knownFor: mainCluster(place) };
}
