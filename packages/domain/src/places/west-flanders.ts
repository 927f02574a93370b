import { WEST_FLEMISH_ARRONDISSEMENTS, WEST_FLEMISH_MUNICIPALITIES } from './data/west-flanders-places.data.js';
import { listOf, rowsOf, type LocalisedNames, type Place, type PlaceKey, type PlaceKind } from './place-types.js';

export const WEST_FLANDERS_KEY: PlaceKey = 'BE-30000';

const municipalities: readonly Place[] = /* @__PURE__ */ rowsOf(WEST_FLEMISH_MUNICIPALITIES).map(municipality);

/** The province, its 8 arrondissements and 62 municipalities (since 1 January 2025). */
export const WEST_FLANDERS: readonly Place[] = /* @__PURE__ */ [
  westFlanders(),
  ...rowsOf(WEST_FLEMISH_ARRONDISSEMENTS).map(arrondissement),
  ...municipalities,
];

const byNis: ReadonlyMap<string, Place> = /* @__PURE__ */ new Map([
  ...rowsOf(WEST_FLEMISH_MUNICIPALITIES).flatMap((row, index) =>
    mergedCodes(row).map((nis) => [nis, placeAt(index)] as const),
  ),
  ...WEST_FLANDERS.map((place) => [place.code, place] as const),
]);

const byPostalCode: ReadonlyMap<string, Place> = /* @__PURE__ */ new Map(
  municipalities.flatMap((place) => place.postalCodes.map((postalCode) => [postalCode, place] as const)),
);

/** A municipality, arrondissement or the province by NIS code; a code of before the mergers of 2025 gives the merged municipality. */
export function westFlemishPlaceByNis(nis: string): Place | undefined {
  return byNis.get(nis);
}

/** The municipality a Belgian postal code lies in; nothing outside the province. */
export function municipalityByPostalCode(postalCode: string): Place | undefined {
  return byPostalCode.get(postalCode.trim());
}

function municipality(row: readonly string[]): Place {
  const [nis = '', name = '', english, chinese, otherNames, postalCodes, latitude, longitude] = row;
  const merged = listOf(row[8], ';').map((entry) => entry.slice(6));
  return {
    ...bare(nis, 'municipality', { nl: name, en: english || name, zh: chinese || name }, `BE-${nis.slice(0, 2)}000`),
    chineseName: chinese ?? '',
    alsoTyped: [...listOf(otherNames), ...merged].filter((other) => other !== name && other !== english),
    latitude: Number(latitude),
    longitude: Number(longitude),
    postalCodes: listOf(postalCodes),
  };
}

function arrondissement([nis = '', name = '']: readonly string[]): Place {
  const seat = municipalities.find((place) => place.names.nl === name);
  const names = {
    nl: `arrondissement ${name}`,
    en: `${seat?.names.en ?? name} arrondissement`,
    zh: `${seat?.names.zh ?? name}行政区`,
  };
  return bare(nis, 'arrondissement', names, WEST_FLANDERS_KEY);
}

function westFlanders(): Place {
  const province = bare('30000', 'province', { nl: 'West-Vlaanderen', en: 'West Flanders', zh: '西弗兰德省' }, null);
  return { ...province, chineseName: '西弗兰德', alsoTyped: ['Flandre occidentale'] };
}

function mergedCodes(row: readonly string[]): readonly string[] {
  return listOf(row[8], ';').map((entry) => entry.slice(0, 5));
}

function placeAt(index: number): Place {
  const place = municipalities[index];
  if (!place) throw new RangeError(`No municipality ${index}`);
  return place;
}

function bare(nis: string, kind: PlaceKind, names: LocalisedNames, parentKey: PlaceKey | null): Place {
  return {
    key: `BE-${nis}`,
    region: 'BE',
    code: nis,
    kind,
    names,
    chineseName: '',
    alsoTyped: [],
    parentKey,
    latitude: null,
    longitude: null,
    postalCodes: [],
  };
}
