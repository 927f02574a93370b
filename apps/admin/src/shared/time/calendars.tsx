import { createContext, useContext } from 'react';
import { defaultCalendars } from '@brug/domain/calendars';
import type { Calendars } from '@brug/domain/calendars';

const Context = createContext<Calendars | null>(null);
let known: Calendars | undefined;

/** Gives everything inside the office hours and holidays of both sides; null for those that come with the product. */
export const CalendarsProvider = Context.Provider;

/** Office hours and working days of both sides, to be passed to the functions of `@brug/domain/calendars`. */
export function useCalendars(): Calendars {
  return useContext(Context) ?? builtInCalendars();
}

/** Made when first asked for: only then is Temporal sure to be there. */
function builtInCalendars(): Calendars {
  known ??= defaultCalendars();
  return known;
}
