import { PROJECT_KINDS } from '@brug/domain/tracks';
import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { currency, day, id, idParams, minorUnits } from '../http/primitives.js';
import { organisationRef } from '../organisations/organisations.js';

/** One line of the promise ledger: an amount of money, or a number of jobs. */
export const commitment = z
  .object({
    id,
    measure: z.enum(['contract-value', 'capex', 'jobs']),
    status: z.enum(['announced', 'amended', 'verified']),
    money: z.object({ amountMinor: minorUnits, currency }).nullable(),
    jobs: z.int().nullable(),
    effectiveOn: day,
    source: z.string(),
  })
  .meta({ id: 'Commitment' });

export const project = z
  .object({
    id,
    leadId: id,
    title: z.string(),
    kind: z.enum(PROJECT_KINDS),
    signedOn: day,
    counterpart: organisationRef.nullable(),
    commitments: z.array(commitment),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof project>;

export const projectEndpoints = {
  ofLead: endpoint({
    method: 'GET',
    path: '/leads/:id/project',
    summary: 'The project a signed lead became, with its ledger',
    access: 'lead.read',
    params: idParams,
    response: project,
  }),
} as const;
