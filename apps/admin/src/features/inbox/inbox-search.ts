/** Which mails the inbox shows, and which one is open, as it stands in the address. */
export interface InboxSearch {
  readonly state?: 'set-aside';
  readonly mail?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function parseInboxSearch({ state, mail }: Record<string, unknown>): InboxSearch {
  return {
    ...(state === 'set-aside' && { state }),
    ...(typeof mail === 'string' && uuid.test(mail) && { mail }),
  };
}
