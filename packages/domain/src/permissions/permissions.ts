/** The four roles. A person has exactly one. */
export const ROLES = ['viewer', 'account-manager', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** How far a permission reaches: not at all, one's own records, those of one's team, all. */
export const SCOPES = ['none', 'own', 'team', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** What can be done, each named `<what>.<verb>`. */
export const ACTIONS = [
  'lead.read',
  'lead.create',
  'lead.update',
  'lead.move',
  'lead.leave-signed',
  'lead.assign',
  'organisation.read',
  'organisation.create',
  'organisation.update',
  'contact.read',
  'contact.create',
  'contact.update',
  'activity.create',
  'follow-up.read',
  'follow-up.create',
  'follow-up.complete',
  'follow-up.decide',
  'sequence.read',
  'sequence.update',
  'report.read',
  'reference.read',
  'settings.read',
  'settings.update',
  'mailbox.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Role × action × whose records. Reading leads is wide for everybody who works here; a *restricted* lead narrows it again
 * for those outside its team (see `maySeeLead`). Administrators run the system and hold every right.
 */
export const PERMISSIONS: Readonly<Record<Role, Readonly<Record<Action, Scope>>>> = {
  viewer: {
    'lead.read': 'all',
    'lead.create': 'none',
    'lead.update': 'none',
    'lead.move': 'none',
    'lead.leave-signed': 'none',
    'lead.assign': 'none',
    'organisation.read': 'all',
    'organisation.create': 'none',
    'organisation.update': 'none',
    'contact.read': 'all',
    'contact.create': 'none',
    'contact.update': 'none',
    'activity.create': 'none',
    'follow-up.read': 'all',
    'follow-up.create': 'none',
    'follow-up.complete': 'none',
    'follow-up.decide': 'none',
    'sequence.read': 'all',
    'sequence.update': 'none',
    'report.read': 'all',
    'reference.read': 'all',
    'settings.read': 'none',
    'settings.update': 'none',
    'mailbox.read': 'none',
  },
  'account-manager': {
    'lead.read': 'all',
    'lead.create': 'own',
    'lead.update': 'team',
    'lead.move': 'team',
    'lead.leave-signed': 'none',
    'lead.assign': 'team',
    'organisation.read': 'all',
    'organisation.create': 'all',
    'organisation.update': 'all',
    'contact.read': 'all',
    'contact.create': 'all',
    'contact.update': 'all',
    'activity.create': 'team',
    'follow-up.read': 'all',
    'follow-up.create': 'team',
    'follow-up.complete': 'team',
    'follow-up.decide': 'own',
    'sequence.read': 'all',
    'sequence.update': 'none',
    'report.read': 'all',
    'reference.read': 'all',
    'settings.read': 'none',
    'settings.update': 'none',
    'mailbox.read': 'all',
  },
  manager: {
    'lead.read': 'all',
    'lead.create': 'all',
    'lead.update': 'all',
    'lead.move': 'all',
    'lead.leave-signed': 'all',
    'lead.assign': 'all',
    'organisation.read': 'all',
    'organisation.create': 'all',
    'organisation.update': 'all',
    'contact.read': 'all',
    'contact.create': 'all',
    'contact.update': 'all',
    'activity.create': 'all',
    'follow-up.read': 'all',
    'follow-up.create': 'all',
    'follow-up.complete': 'all',
    'follow-up.decide': 'all',
    'sequence.read': 'all',
    'sequence.update': 'all',
    'report.read': 'all',
    'reference.read': 'all',
    'settings.read': 'all',
    'settings.update': 'none',
    'mailbox.read': 'all',
  },
  administrator: Object.fromEntries(ACTIONS.map((action) => [action, 'all'])) as Record<Action, Scope>,
};

/** Who asks: a person with a role in a team. */
export interface Actor {
  readonly personId: string;
  readonly role: Role;
  readonly teamId: string;
}

/** Whose a record is. */
export interface Ownership {
  readonly ownerId: string;
  readonly teamId: string;
}

/** How far the actor's right to do `action` reaches. */
export function scopeOf(actor: Actor, action: Action): Scope {
  return PERMISSIONS[actor.role][action];
}

/** Whether the actor holds the action for at least some record. */
export function holds(actor: Actor, action: Action): boolean {
  return scopeOf(actor, action) !== 'none';
}

/** Whether the actor may do `action` to a record of this ownership. */
export function may(actor: Actor, action: Action, record: Ownership): boolean {
  switch (scopeOf(actor, action)) {
    case 'none':
      return false;
    case 'own':
      return record.ownerId === actor.personId;
    case 'team':
      return record.ownerId === actor.personId || record.teamId === actor.teamId;
    case 'all':
      return true;
  }
}

export const CONFIDENTIALITIES = ['normal', 'restricted'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/**
 * Whether the actor may see a lead at all. A restricted lead is seen by its owner, its team, managers and
 * administrators only; what one may not see is answered as if it were not there (404).
 */
export function maySeeLead(actor: Actor, lead: Ownership & { readonly confidentiality: Confidentiality }): boolean {
  if (!may(actor, 'lead.read', lead)) return false;
  if (lead.confidentiality === 'normal') return true;
  return seesEveryRestrictedLead(actor) || lead.ownerId === actor.personId || lead.teamId === actor.teamId;
}

/** Managers and administrators see restricted leads of every team. */
export function seesEveryRestrictedLead(actor: Actor): boolean {
  return actor.role === 'manager' || actor.role === 'administrator';
}
