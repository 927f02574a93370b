import { AGENCY_VARIABLES } from '@brug/domain/templates';
import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { localisedText, text, version } from '../http/primitives.js';

const localised = (max: number) => z.object({ nl: text(max), en: text(max), zh: text(max) });

/** A person's signature per language; an empty one is made from name, role, agency and telephone. */
export const signature = z.object({ version, texts: localisedText }).meta({ id: 'Signature' });
export type Signature = z.infer<typeof signature>;

/** What the agency says once for all its mails; what is not there is missing in the mails that ask for it. */
export const agencyTexts = z
  .object({ version, texts: z.partialRecord(z.enum(AGENCY_VARIABLES), localisedText) })
  .meta({ id: 'AgencyTexts' });
export type AgencyTexts = z.infer<typeof agencyTexts>;

export const mailTextEndpoints = {
  mySignature: endpoint({
    method: 'GET',
    path: '/me/signature',
    summary: 'My signature below mails',
    access: 'signed-in',
    response: signature,
  }),
  changeMySignature: endpoint({
    method: 'PUT',
    path: '/me/signature',
    summary: 'Change my signature below mails',
    access: 'signed-in',
    body: z.object({ version, texts: localised(1000) }).meta({ id: 'ChangeSignature' }),
    response: signature,
    errors: ['version.conflict'],
  }),
  agencyTexts: endpoint({
    method: 'GET',
    path: '/agency-texts',
    summary: 'What the agency says once for all its mails',
    access: 'sequence.read',
    response: agencyTexts,
  }),
  changeAgencyTexts: endpoint({
    method: 'PUT',
    path: '/agency-texts',
    summary: 'Change what the agency says once for all its mails; a text that is empty in a language is missing there',
    access: 'settings.update',
    body: z
      .object({ version, texts: z.partialRecord(z.enum(AGENCY_VARIABLES), localised(500)) })
      .meta({ id: 'ChangeAgencyTexts' }),
    response: agencyTexts,
    errors: ['version.conflict'],
  }),
} as const;
