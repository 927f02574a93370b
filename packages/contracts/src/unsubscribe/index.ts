import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { language, localisedText } from '../http/primitives.js';

/** What stands at the end of the link in a mail: signed, and of no use for anybody else's mail. */
const params = z.object({ token: z.string().regex(/^[\w-]{43}$/, 'the end of the link in a mail') });

/** What somebody who follows the link in a mail sees. */
export const unsubscribeState = z
  .object({
    /** Of the mails they get; the page may be read in another. */
    language,
    agencyName: localisedText,
    /** Enough of the address for its owner to know it. */
    address: z.string(),
    /** Nothing is sent to them. */
    optedOut: z.boolean(),
    /** They opted out by such a link, so that it can be taken back by it. */
    canUndo: z.boolean(),
  })
  .meta({ id: 'UnsubscribeState' });
export type UnsubscribeState = z.infer<typeof unsubscribeState>;

/** What the reader of a mail does without signing in. */
export const unsubscribeEndpoints = {
  state: endpoint({
    method: 'GET',
    path: '/unsubscribe/:token',
    summary: 'Whether the reader of a mail still gets messages; changes nothing',
    access: 'public',
    params,
    response: unsubscribeState,
  }),
  unsubscribe: endpoint({
    method: 'POST',
    path: '/unsubscribe/:token',
    summary: 'End all further messages to the reader of a mail; a second time changes nothing',
    access: 'public',
    params,
    response: unsubscribeState,
    status: 200,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/unsubscribe/:token/undo',
    summary: 'Take back that one unsubscribed by the link; what came about in another way stays',
    access: 'public',
    params,
    response: unsubscribeState,
    status: 200,
  }),
} as const;
