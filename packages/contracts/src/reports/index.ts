import { TRACKS } from '@brug/domain/tracks';
import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { currency, day, givenDay, id, minorUnits } from '../http/primitives.js';
import { stage } from '../leads/leads.js';

const perCurrency = z.array(z.object({ currency, amountMinor: minorUnits }));

export const pipelineReport = z
  .object({
    /** The day whose rates the euro figures are of. */
    rateDate: day,
    rates: z.array(z.object({ currency, date: day, unitsPerEuro: z.string() })),
    /** Currencies without a rate on that day; their amounts are in no euro figure. */
    withoutRate: z.array(currency),
    tracks: z.array(
      z.object({
        track: z.enum(TRACKS),
        stages: z.array(
          z.object({ stage, count: z.int(), perCurrency, euroCents: minorUnits, weightedEuroCents: minorUnits }),
        ),
        count: z.int(),
        perCurrency,
        euroCents: minorUnits,
        weightedEuroCents: minorUnits,
        signed: z.object({
          year: z.int(),
          count: z.int(),
          perCurrency,
          euroCents: minorUnits,
          jobs: z.int(),
        }),
      }),
    ),
  })
  .meta({ id: 'PipelineReport' });
export type PipelineReport = z.infer<typeof pipelineReport>;

export const reportEndpoints = {
  pipeline: endpoint({
    method: 'GET',
    path: '/reports/pipeline',
    summary: 'Open leads by track and stage, and what was signed this year',
    access: 'report.read',
    query: z
      .object({ rateDate: givenDay.optional(), ownerId: id.optional(), teamId: id.optional() })
      .meta({ id: 'PipelineReportQuery' }),
    response: pipelineReport,
  }),
} as const;
