import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@brug/contracts/endpoints';
import type { EndpointDefinition, Problem } from '@brug/contracts/http';
import {
  ACTIONS,
  holds,
  may,
  maySeeLead,
  PERMISSIONS,
  ROLES,
  type Action,
  type Actor,
  type Confidentiality,
  type Role,
} from '@brug/domain/permissions';
import { DEFAULTS } from '../defaults.js';
import { createPersonWithPassword, createTeam } from '../identity/identity.public.js';
import { createOrganisation } from '../organisations/organisations.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { API_PREFIX } from '../platform/http/endpoint.decorator.js';
import { Routes } from '../platform/http/routes.js';
import { SLICES } from '../slices.js';
import { createTestApp, type Client, type TestApp } from './test-app.js';

/*
 * The rights of the product as two generated tables. The first calls every endpoint as nobody and in every role, about records that do not
 * exist: who may call it at all. The second calls every endpoint that is about a lead in every role about a lead of one's own, of the team, of
 * another team, and restricted ones. What is expected follows from the contracts and the permission table alone, so an endpoint
 * that is added is in the tables without a line here, or fails for want of one.
 */

const NOWHERE = '0190a000-0000-7000-8000-000000000000';

let app: TestApp;
let admin: Client;
const people = new Map<string, Actor>();
let organisationId: string;
let otherSideId: string;
let stageId: string;
let sequenceId: string;
let otherSequenceId: string;

const name = ({ method, path }: EndpointDefinition): string => `${method} ${path}`;
const isAction = (access: EndpointDefinition['access']): access is Action =>
  (ACTIONS as readonly string[]).includes(access);

beforeAll(async () => {
  app = await createTestApp({ modules: SLICES });
  await app.transactions.run(asSystem('test'), async (tx) => {
    for (const installDefaults of DEFAULTS) await installDefaults(tx);
    for (const team of ['one', 'two']) {
      const teamId = await createTeam(tx, { key: `rights-${team}`, name: team });
      for (const role of ROLES) {
        for (const who of ['a', 'b']) {
          const key = `${team} ${role} ${who}`;
          const email = `${team}.${role}.${who}@agency.test`;
          const personId = await createPersonWithPassword(tx, { name: key, email, role, teamId }, 'no hash');
          people.set(key, { personId, role, teamId });
        }
      }
    }
    organisationId = await createOrganisation(tx, { country: 'CN', legalName: 'Rights Ltd' });
    otherSideId = await createOrganisation(tx, { country: 'BE', legalName: 'Rechten nv' });
  });
  admin = app.actAs(person('two administrator b'));
});

afterAll(() => app.close());

function person(key: string): Actor {
  const found = people.get(key);
  if (!found) throw new Error(`No ${key}.`);
  return found;
}

/** Somebody of team one in this role. */
const actorIn = (role: Role): Actor => person(`one ${role} a`);

describe('every endpoint of the contracts', () => {
  it('is answered by this server, and nothing else is', () => {
    const registered = app.get(Routes).endpoints.map(name).toSorted();
    expect(registered).toEqual(ALL_ENDPOINTS.map(name).toSorted());
  });
});

describe('who may call an endpoint', () => {
  const callers: readonly (Role | 'nobody')[] = ['nobody', ...ROLES];
  const table = ALL_ENDPOINTS.flatMap((endpoint) =>
    callers.map((caller) => ({ endpoint, caller, title: name(endpoint) })),
  );

  it.each(table)('$title as $caller', async ({ endpoint, caller }) => {
    const client = caller === 'nobody' ? app : app.actAs(actorIn(caller));
    const path = endpoint.path.replaceAll(/:[A-Za-z]+/g, NOWHERE);
    const body = endpoint.method === 'GET' ? undefined : {};
    const { status } = await client.raw(endpoint.method, `${API_PREFIX}${path}`, body);
    const { access } = endpoint;
    if (caller === 'nobody' && access !== 'public') expect(status).toBe(401);
    else if (caller !== 'nobody' && isAction(access) && !holds(actorIn(caller), access)) expect(status).toBe(403);
    else expect([status, status !== 401 && status !== 403 && status < 500]).toEqual([status, true]);
  });
});

/** A lead and a task on it, of the same person; made anew for each call. */
interface Subject {
  readonly ownerId: string;
  readonly leadId: string;
  readonly taskId: string;
  readonly counterpartId: string;
  /** A run of the lead and its one step, for those who ask for them. */
  readonly enrolmentId: string;
  readonly stepId: string;
}

interface Call {
  /** Path parameters beside `:id`, which is the lead's or, below `/follow-ups`, the task's. */
  readonly params?: (subject: Subject) => Readonly<Record<string, string>>;
  readonly body?: (subject: Subject) => object;
  /** It is about many leads: each that is refused is named in the answer. */
  readonly answersEach?: true;
  /** What is asked for need not be there below a lead that is: 404 then says nothing. */
  readonly mayBeAbsent?: true;
}

const plain: Call = {};
const versioned: Call = { body: () => ({ version: 1 }) };

/** How to call each endpoint that is about a lead so that nothing but a missing right stands in the way. */
const CALLS: Readonly<Record<string, Call>> = {
  'POST /leads': {
    body: ({ ownerId }) => ({ track: 'investment', organisationId, title: 'New', source: 'referral', ownerId }),
  },
  'GET /leads/:id': plain,
  'PATCH /leads/:id': { body: () => ({ version: 1, title: 'Renamed' }) },
  'POST /leads/:id/move': { body: () => ({ version: 1, toStageId: stageId }) },
  'POST /leads/:id/counterparts': { body: () => ({ organisationId: otherSideId, state: 'suggested' }) },
  'PATCH /leads/:id/counterparts/:counterpartId': {
    params: ({ counterpartId }) => ({ counterpartId }),
    body: () => ({ version: 1, state: 'accepted' }),
  },
  'GET /leads/:id/timeline': plain,
  'POST /leads/:id/activities': { body: () => ({ kind: 'note', body: 'A note' }) },
  'GET /leads/:id/follow-ups': plain,
  'GET /leads/:id/inquiry': { mayBeAbsent: true },
  'POST /leads/:id/inquiry/suggestions/:organisationId': {
    params: () => ({ organisationId }),
    body: () => ({ same: false }),
    mayBeAbsent: true,
  },
  'GET /leads/:id/project': { mayBeAbsent: true },
  'POST /follow-ups/tasks': {
    body: ({ leadId, ownerId }) => ({
      leadId,
      ownerId,
      taskKind: 'call',
      title: 'Call',
      dueAt: '2026-03-20T09:00:00Z',
    }),
  },
  'POST /follow-ups/:id/complete': versioned,
  'POST /follow-ups/:id/reopen': versioned,
  'POST /follow-ups/:id/snooze': { body: () => ({ version: 1, workingDays: 2 }) },
  'POST /follow-ups/:id/cancel': versioned,
  'GET /leads/:id/enrolments': plain,
  'POST /sequences/:id/enrolments': {
    params: () => ({ id: otherSequenceId }),
    body: ({ leadId }) => ({ leadIds: [leadId] }),
    answersEach: true,
  },
  'POST /enrolments/:id/pause': { params: ({ enrolmentId }) => ({ id: enrolmentId }), ...versioned },
  'POST /enrolments/:id/resume': { params: ({ enrolmentId }) => ({ id: enrolmentId }), ...versioned },
  'POST /enrolments/:id/stop': { params: ({ enrolmentId }) => ({ id: enrolmentId }), ...versioned },
  'POST /follow-ups/:id/skip': { params: ({ stepId }) => ({ id: stepId }), ...versioned },
  'POST /follow-ups/:id/decide': { body: () => ({ version: 1, decision: 'drop' }) },
};

const STEP_NAMES = { nl: 'Bellen', en: 'Call', zh: '致电' };
const SEQUENCE = {
  names: STEP_NAMES,
  definition: {
    track: null,
    languages: null,
    trigger: { type: 'by-hand' },
    stopConditions: ['opt-out', 'stopped-by-hand'],
    steps: [
      {
        key: 'call',
        kind: 'task',
        taskKind: 'call',
        delayWorkingDays: 5,
        calendar: 'BE',
        recipient: 'principal',
        condition: null,
        names: STEP_NAMES,
        titles: STEP_NAMES,
        hints: null,
        copyText: null,
      },
    ],
  },
};

/** Endpoints about one record whose owner and team matter. */
const aboutLeads = ALL_ENDPOINTS.filter(({ method, path, access }) => {
  const scoped = isAction(access) && ROLES.some((role) => ['own', 'team'].includes(PERMISSIONS[role][access]));
  return scoped || /^\/(leads|follow-ups)\/:id/.test(path) || (method !== 'GET' && /^\/(leads|follow-ups)/.test(path));
});

const OWNERSHIPS: readonly { whose: string; owner: (role: Role) => string; confidentiality: Confidentiality }[] = [
  { whose: 'their own', owner: (role) => `one ${role} a`, confidentiality: 'normal' },
  { whose: 'a team mate’s', owner: () => 'one account-manager b', confidentiality: 'normal' },
  { whose: 'another team’s', owner: () => 'two account-manager b', confidentiality: 'normal' },
  { whose: 'a team mate’s restricted', owner: () => 'one account-manager b', confidentiality: 'restricted' },
  { whose: 'another team’s restricted', owner: () => 'two account-manager b', confidentiality: 'restricted' },
];

describe('whose lead an endpoint may be called about', () => {
  beforeAll(async () => {
    const stages = await admin.raw<{ items: { id: string; track: string; category: string }[] }>(
      'GET',
      '/api/v1/reference/stages',
    );
    const open =
      stages.body.items?.filter(({ track, category }) => track === 'investment' && category === 'open') ?? [];
    stageId = open[1]?.id ?? NOWHERE;
    sequenceId = (await made<{ id: string }>('/sequences', SEQUENCE)).id;
    otherSequenceId = (await made<{ id: string }>('/sequences', SEQUENCE)).id;
  });

  it('is said for every endpoint that is about a lead', () => {
    expect(aboutLeads.map(name).filter((each) => !CALLS[each])).toEqual([]);
  });

  const table = aboutLeads.flatMap((endpoint) =>
    ROLES.flatMap((role) => OWNERSHIPS.map((ownership) => ({ endpoint, role, ...ownership, title: name(endpoint) }))),
  );

  it.each(table)('$title by $role about $whose', async ({ endpoint, role, owner, confidentiality }) => {
    const { access } = endpoint;
    if (!isAction(access)) throw new Error('Every endpoint about a lead needs an action.');
    const actor = actorIn(role);
    const ownedBy = person(owner(role));
    const ownership = { ownerId: ownedBy.personId, teamId: ownedBy.teamId };
    const subject = await makeSubject(ownership.ownerId, confidentiality);
    const call = CALLS[name(endpoint)] ?? plain;
    const params: Record<string, string> = {
      id: endpoint.path.startsWith('/follow-ups') ? subject.taskId : subject.leadId,
      ...call.params?.(subject),
    };
    const path = endpoint.path.replaceAll(/:([A-Za-z]+)/g, (_match, key: string) => params[key] ?? NOWHERE);
    const answer = await app.actAs(actor).raw<Problem>(endpoint.method, `${API_PREFIX}${path}`, call.body?.(subject));

    if (call.answersEach && answer.status === 200) {
      const allowed = maySeeLead(actor, { ...ownership, confidentiality }) && may(actor, access, ownership);
      expect(answer.text.includes('not-allowed')).toBe(!allowed);
      return;
    }
    const creates = endpoint.path === '/leads';
    if (!holds(actor, access)) expect(outcome(answer)).toBe('forbidden');
    else if (!creates && !maySeeLead(actor, { ...ownership, confidentiality }))
      expect(outcome(answer)).toBe('not there');
    else if (!may(actor, access, ownership)) expect(outcome(answer)).toBe('forbidden');
    else if (!call.mayBeAbsent || answer.status !== 404)
      expect([outcome(answer), answer.text.slice(0, 300)]).toEqual(['allowed', expect.anything()]);
  });

  /** What may not be seen is not there: as what is asked for, or as what a body refers to. */
  function outcome({ status, body }: { status: number; body: Problem }): string {
    if (status === 403) return 'forbidden';
    if (status === 404 || (status === 422 && body.code === 'reference.unknown')) return 'not there';
    return status === 401 || status >= 500 || body.code === 'request.invalid' ? `failed with ${status}` : 'allowed';
  }

  async function makeSubject(ownerId: string, confidentiality: Confidentiality): Promise<Subject> {
    const body = { track: 'investment', organisationId, title: 'A lead', source: 'referral', ownerId, confidentiality };
    const lead = await made<{ id: string }>('/leads', body);
    const task = { leadId: lead.id, ownerId, taskKind: 'call', title: 'Call', dueAt: '2026-03-20T09:00:00Z' };
    const { id: taskId } = await made<{ id: string }>('/follow-ups/tasks', task);
    const other = await app.transactions.run(asSystem('test'), (tx) =>
      createOrganisation(tx, { country: 'BE', legalName: 'Counterpart nv' }),
    );
    const linked = await made<{ counterparts: { id: string }[] }>(`/leads/${lead.id}/counterparts`, {
      organisationId: other,
      state: 'suggested',
    });
    const { version } = (await admin.raw<{ version: number }>('GET', `${API_PREFIX}/leads/${lead.id}`)).body;
    // Each call is made against version 1; a lead that was linked since has another.
    if (version !== 1) await app.database.read('UPDATE leads SET version = 1 WHERE id = $1', [lead.id]);
    const run = await app
      .actAs(person('two administrator b'))
      .raw<{ items: { enrolmentId: string }[] }>('POST', `${API_PREFIX}/sequences/${sequenceId}/enrolments`, {
        leadIds: [lead.id],
      });
    const enrolmentId = run.body.items[0]?.enrolmentId ?? NOWHERE;
    const [step] = await app.database.read<{ id: string }>('SELECT id FROM follow_ups WHERE enrolment_id = $1', [
      enrolmentId,
    ]);
    const counterpartId = linked.counterparts[0]?.id ?? NOWHERE;
    return { ownerId, leadId: lead.id, taskId, counterpartId, enrolmentId, stepId: step?.id ?? NOWHERE };
  }

  async function made<T>(path: string, body: object): Promise<T> {
    const answer = await admin.raw<T>('POST', `${API_PREFIX}${path}`, body);
    if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text.slice(0, 500)}`);
    return answer.body;
  }
});
