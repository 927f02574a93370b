import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { currency, day, givenDay, line, localisedText } from '../http/primitives.js';
import { stage } from '../leads/leads.js';
import { placeView } from '../organisations/organisations.js';

export const referenceEndpoints = {
  stages: endpoint({
    method: 'GET',
    path: '/reference/stages',
    summary: 'The stages of both pipelines, in their order',
    access: 'reference.read',
    response: z.object({ items: z.array(stage) }),
  }),
  places: endpoint({
    method: 'GET',
    path: '/reference/places',
    summary: 'Places of both regions that match what was typed, in any script; at most 20',
    access: 'reference.read',
    query: z.object({ q: line(100), region: z.enum(['BE', 'CN']).optional() }).meta({ id: 'PlacesQuery' }),
    response: z.object({ items: z.array(placeView) }),
  }),
  naceCodes: endpoint({
    method: 'GET',
    path: '/reference/nace-codes',
    summary: 'NACE Rev. 2.1 divisions that match what was typed; at most 20',
    access: 'reference.read',
    query: z.object({ q: line(100) }).meta({ id: 'NaceQuery' }),
    response: z.object({ items: z.array(z.object({ code: z.string(), names: localisedText })) }),
  }),
  rates: endpoint({
    method: 'GET',
    path: '/reference/exchange-rates',
    summary: 'The newest rate of each currency on or before a day (today unless told)',
    access: 'reference.read',
    query: z.object({ on: givenDay.optional() }).meta({ id: 'RatesQuery' }),
    response: z.object({ items: z.array(z.object({ currency, date: day, unitsPerEuro: z.string() })) }),
  }),
  calendars: endpoint({
    method: 'GET',
    path: '/reference/calendars',
    summary: 'Holidays, make-up working days and office hours of both sides in a period of at most two years',
    access: 'reference.read',
    query: z.object({ from: givenDay, to: givenDay }).meta({ id: 'CalendarsQuery' }),
    response: z.object({
      days: z.array(
        z.object({
          region: z.enum(['BE', 'CN']),
          date: day,
          kind: z.enum(['holiday', 'workday']),
          names: localisedText,
        }),
      ),
      publishedYears: z.object({ BE: z.array(z.int()), CN: z.array(z.int()) }),
      officeHours: z.array(
        z.object({
          region: z.enum(['BE', 'CN']),
          /** ISO, 1 = Monday; absent: on every worked day that has no hours of its own. */
          weekday: z.int().optional(),
          from: z.string(),
          to: z.string(),
        }),
      ),
    }),
  }),
} as const;
