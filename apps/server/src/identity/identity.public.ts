export { IdentityModule } from './identity.module.js';
export { createPersonWithPassword, createTeam, hashPassword, type NewPerson, type NewTeam } from './new-person.js';
export { PeopleDirectory } from './people-directory.js';
export { personRefSql } from './people.queries.js';
