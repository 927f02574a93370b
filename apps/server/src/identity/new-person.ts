import type { Language, LocalisedText } from '@brug/contracts/http';
import type { Role } from '@brug/domain/permissions';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';

export interface NewTeam {
  readonly id?: string;
  /** What code and data call it; unique. */
  readonly key: string;
  readonly name: string;
}

export interface NewPerson {
  readonly id?: string;
  readonly name: string;
  /** Two capitals; the first letters of the first and the last name unless told. */
  readonly initials?: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string;
  readonly jobTitles?: LocalisedText;
  readonly phone?: string | null;
  readonly language?: Language;
  readonly timeZone?: string;
}

/** The hash a password is kept as (scrypt). Takes about 0.1 s by design: hash once where many get the same. */
export async function hashPassword(password: string): Promise<string> {
  // Loaded when it is needed: what serves requests never hashes.
  const crypto = await import('better-auth/crypto');
  return crypto.hashPassword(password);
}

/** Makes a team; resolves with its id. */
export async function createTeam(tx: Tx, team: NewTeam): Promise<string> {
  const id = team.id ?? newId();
  await tx.execute('INSERT INTO teams (id, key, name) VALUES ($1, $2, $3)', [id, team.key, team.name]);
  tx.audit.record({ entity: 'team', entityId: id, action: 'create', after: { key: team.key, name: team.name } });
  return id;
}

/**
 * Makes a person who can sign in; resolves with their id, which is their sign-in id too.
 *
 * @param passwordHash from `hashPassword`
 */
export async function createPersonWithPassword(tx: Tx, person: NewPerson, passwordHash: string): Promise<string> {
  const id = person.id ?? newId();
  const email = person.email.toLowerCase();
  await tx.execute(INSERT_PERSON, [
    id,
    person.name,
    person.initials ?? initialsOf(person.name),
    email,
    person.role,
    person.teamId,
    JSON.stringify(person.jobTitles ?? { nl: '', en: '', zh: '' }),
    person.phone ?? null,
    person.language ?? 'nl',
    person.timeZone ?? 'Europe/Brussels',
    tx.at,
    newId(),
    passwordHash,
  ]);
  const after = { name: person.name, email, role: person.role, teamId: person.teamId };
  tx.audit.record({ entity: 'person', entityId: id, action: 'create', after });
  return id;
}

/** First letters of the first and the last part of a name. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

const INSERT_PERSON = `WITH person AS (
    INSERT INTO people (id, name, initials, email, role, team_id, job_titles, phone, language, time_zone, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ), sign_in AS (
    INSERT INTO auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") VALUES ($1, $2, $4, true, $11, $11)
  )
  INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
  VALUES ($12, $1::uuid::text, 'credential', $1, $13, $11, $11)`;
