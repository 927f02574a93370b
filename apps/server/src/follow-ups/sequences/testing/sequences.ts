import {
  type CreateTemplate,
  type Enrolment,
  type Sequence,
  sequenceEndpoints,
  type SequenceDefinitionDto,
  templateEndpoints,
} from '@brug/contracts/sequences';
import type { Lead } from '@brug/contracts/leads';
import { addLead, newLead } from '../../../testing/lead-fixtures.js';
import type { Scene } from '../../testing/scene.js';

type Step = SequenceDefinitionDto['steps'][number];

export function inAll(text: string) {
  return { nl: text, en: text, zh: text };
}

const NO_FILTER = { sources: null, stageKey: null, meetingKind: null, silentDays: null };

const timing = {
  calendar: 'CN',
  recipient: 'principal',
  condition: null,
  names: inAll('Step'),
} as const;

export function message(key: string, delayWorkingDays: number, more: object = {}): Step {
  return {
    ...timing,
    key,
    delayWorkingDays,
    kind: 'message',
    templateKey: 'hello',
    templateNumber: 1,
    ...more,
  } as Step;
}

export function task(key: string, delayWorkingDays: number, more: object = {}): Step {
  const says = { taskKind: 'call', titles: inAll('Call {{contact.name}}'), hints: null, copyText: null };
  return { ...timing, key, delayWorkingDays, kind: 'task', ...says, ...more } as Step;
}

export function definition(steps: Step[], more: Partial<SequenceDefinitionDto> = {}): SequenceDefinitionDto {
  return {
    track: null,
    languages: null,
    trigger: { ...NO_FILTER, type: 'by-hand' },
    stopConditions: ['reply', 'meeting-booked', 'stage-left', 'lead-closed', 'opt-out', 'stopped-by-hand'],
    steps,
    ...more,
  };
}

export function trigger(type: SequenceDefinitionDto['trigger']['type'], more: object = {}) {
  return { trigger: { ...NO_FILTER, type, ...more } };
}

/** The template of the test's messages: says in three languages who writes to whom about what. */
export async function addHello(scene: Scene, key = 'hello', body = 'x'): Promise<void> {
  const { app, cast } = scene;
  const texts: CreateTemplate = {
    key,
    names: inAll('Hello'),
    subjects: { nl: 'Dag {{lead.number}}', en: 'Hello {{lead.number}}', zh: '您好 {{lead.number}}' },
    bodies: { nl: body, en: body, zh: `{{contact.salutation}}：${body}` },
  };
  const answer = await app.actAs(cast.manager).send(templateEndpoints.create, { body: texts });
  if (answer.status !== 201) throw new Error(answer.text);
}

export async function addSequence(
  scene: Scene,
  given: SequenceDefinitionDto,
  { active = false }: { active?: boolean } = {},
): Promise<Sequence> {
  const client = scene.app.actAs(scene.cast.manager);
  const body = { names: inAll('Test'), definition: given };
  const created = await client.send(sequenceEndpoints.create, { body });
  if (created.status !== 201) throw new Error(created.text);
  const { id, version } = created.body;
  if (!active) return created.body;
  const activated = await client.send(sequenceEndpoints.activate, { params: { id }, body: { version, active } });
  if (activated.status !== 200) throw new Error(activated.text);
  return activated.body;
}

export async function switchOff(scene: Scene, { id, version }: Sequence): Promise<void> {
  const body = { version, active: false };
  const answer = await scene.app.actAs(scene.cast.manager).send(sequenceEndpoints.activate, { params: { id }, body });
  if (answer.status !== 200) throw new Error(answer.text);
}

export function addLeadOfJinlan(scene: Scene, more: Parameters<typeof newLead>[1] = {}): Promise<Lead> {
  const { app, cast } = scene;
  return addLead(app, cast.lore, newLead(cast, { source: 'targeting', primaryContactId: cast.contact, ...more }));
}

export async function enrol(scene: Scene, sequence: Sequence, lead: Lead, more: object = {}): Promise<Enrolment> {
  const client = scene.app.actAs(scene.cast.lore);
  const body = { leadIds: [lead.id], ...more };
  const answer = await client.send(sequenceEndpoints.enrol, { params: { id: sequence.id }, body });
  if (answer.status !== 200 || !answer.body.items[0]?.enrolmentId) throw new Error(answer.text);
  return runOf(scene, lead);
}

/** The latest run of a lead, as its page shows it. */
export async function runOf(scene: Scene, { id }: Lead): Promise<Enrolment> {
  const answer = await scene.app.actAs(scene.cast.lore).send(sequenceEndpoints.ofLead, { params: { id } });
  const [run] = answer.body.items;
  if (!run) throw new Error(`no run: ${answer.text}`);
  return run;
}

/** What each step of the run has come to. */
export function statesOf({ steps }: Enrolment): Record<string, string> {
  return Object.fromEntries(steps.map(({ stepKey, state }) => [stepKey, state]));
}
