import type { FollowUp } from '@brug/contracts/follow-ups';

interface Names {
  readonly name: string;
  readonly chineseName: string | null;
  readonly country: string;
}

/** Whom a follow-up is about: the person, else the firm, else who is to do it. */
export function followUpName({ contact, lead, owner }: FollowUp): Names {
  const country = lead?.organisation.country ?? 'BE';
  if (contact) return { name: contact.name, chineseName: contact.chineseName, country };
  if (lead) return lead.organisation;
  return { name: owner.name, chineseName: null, country };
}
