import type { ListMessagesQuery } from '@brug/contracts/overview';

/** Which messages a figure is made of, as it stands in the address. */
export type MessagesSearch = Pick<ListMessagesQuery, 'list' | 'ownerId' | 'templateKey' | 'from' | 'to'>;

export const LISTS: readonly MessagesSearch['list'][] = [
  'planned',
  'due',
  'unsent',
  'held',
  'sending',
  'failed',
  'dead',
  'uncertain',
  'sent',
];

/** An address that says nothing of use opens what is due and unsent. */
export function parseMessagesSearch(search: Record<string, unknown>): MessagesSearch {
  const { list, ownerId, templateKey, from, to } = search;
  return {
    list: LISTS.find((known) => known === list) ?? 'unsent',
    ...(typeof ownerId === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(ownerId) && { ownerId }),
    ...(typeof templateKey === 'string' && templateKey.trim() !== '' && { templateKey: templateKey.slice(0, 100) }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  };
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
