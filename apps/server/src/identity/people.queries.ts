import type { Me, Person } from '@brug/contracts/identity';
import type { Role } from '@brug/domain/permissions';
import type { Database } from '../platform/database/database.js';

/** A person's own settings and place in the agency. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string;
  readonly teamName: string;
  readonly language: Me['language'];
  readonly timeZone: string;
  readonly colourScheme: Me['colourScheme'];
}

/** The person with this id, or null. */
export function findPerson(database: Database, id: string): Promise<PersonRow | null> {
  return database.readOne<PersonRow>(FIND_PERSON, [id]);
}

const FIND_PERSON = `SELECT p.id, p.name, p.email, p.role, p.team_id AS "teamId", t.name AS "teamName", p.language,
    p.time_zone AS "timeZone", p.colour_scheme AS "colourScheme"
  FROM people p JOIN teams t ON t.id = p.team_id WHERE p.id = $1`;

/** Everybody who works here, by name. */
export function listPeople(database: Database): Promise<Person[]> {
  return database.read<Person>(LIST_PEOPLE);
}

const LIST_PEOPLE = `SELECT p.id, p.name, p.initials, p.role, p.team_id AS "teamId", t.name AS "teamName"
  FROM people p JOIN teams t ON t.id = p.team_id WHERE p.active ORDER BY p.name COLLATE "nl-x-icu", p.id`;

/** SQL of a `PersonRef` as JSON from a row of `people` with this alias; for null where a left join found nobody, wrap it in a CASE. */
export function personRefSql(alias: string): string {
  return `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'initials', ${alias}.initials)`;
}
