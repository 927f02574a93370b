import { TIME_ZONES } from '@brug/domain/calendars';

/** Every zone there is, those of the two sides first. */
export function timeZones(): readonly string[] {
  const sides = Object.values(TIME_ZONES);
  return [...sides, ...Intl.supportedValuesOf('timeZone').filter((zone) => !sides.includes(zone))];
}

/** `Asia/Shanghai` as people say it: its city. */
export function cityOfZone(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
