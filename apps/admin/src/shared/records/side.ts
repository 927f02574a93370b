import type { Region } from '@brug/domain/calendars';

/** The side of the bridge a firm is on: everything that is not China keeps the hours of the European side. */
export function sideOf(country: string): Region {
  return country === 'CN' ? 'CN' : 'BE';
}
