import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { mailTextEndpoints, sequenceEndpoints, templateEndpoints } from '@brug/contracts/sequences';
import { problemsOfDefinition } from '@brug/domain/sequences';
import { faultsOf, MESSAGE_LANGUAGES } from '@brug/domain/templates';
import { asSystem } from '../../platform/actors/caller.js';
import { installDefaultFollowUps } from '../follow-ups.public.js';
import { Scene } from '../testing/scene.js';
import { READY_MADE_SEQUENCES } from './ready-made.js';
import { READY_MADE_TEMPLATES } from './ready-made/templates.data.js';
import {
  addHello,
  addLeadOfJinlan,
  addSequence,
  definition,
  enrol,
  inAll,
  message,
  task,
  trigger,
} from './testing/sequences.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
  await addHello(scene);
});
afterAll(() => scene.close());

const asManager = () => scene.app.actAs(scene.cast.manager);

describe('the ready-made sequences', () => {
  test('are sound, and their texts too', () => {
    for (const sequence of READY_MADE_SEQUENCES) expect(problemsOfDefinition(sequence.definition)).toEqual([]);
    for (const { subjects, bodies } of READY_MADE_TEMPLATES) {
      for (const language of MESSAGE_LANGUAGES) {
        expect(faultsOf({ subject: subjects[language], body: bodies[language] })).toEqual([]);
      }
    }
  });

  test('come with the installation, begin nothing by themselves, and come once', async () => {
    await scene.app.transactions.run(asSystem('test'), (tx) => installDefaultFollowUps(tx));
    const { body } = await asManager().send(sequenceEndpoints.list, { query: { limit: 200 } });
    const ready = body.items.filter(({ id }) => READY_MADE_SEQUENCES.some((sequence) => sequence.id === id));
    expect(ready).toHaveLength(6);
    expect(ready.every(({ active }) => !active)).toBe(true);
  });

  test('keep what an administrator made of them at the next deploy', async () => {
    const id = READY_MADE_SEQUENCES[0]?.id ?? '';
    const { body: before } = await asManager().send(sequenceEndpoints.read, { params: { id } });
    const names = inAll('Ours');
    const change = { version: before.version, names, definition: definition([message('a', 2)]) };
    await asManager().send(sequenceEndpoints.change, { params: { id }, body: change });
    await scene.app.transactions.run(asSystem('test'), (tx) => installDefaultFollowUps(tx));
    const { body } = await asManager().send(sequenceEndpoints.read, { params: { id } });
    expect(body).toMatchObject({ names, number: 2, stepCount: 1 });
  });
});

describe('a sequence', () => {
  test('is read with its texts, its history and what came of its runs', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1), task('b', 2)]));
    await enrol(scene, sequence, await addLeadOfJinlan(scene));
    const { body } = await asManager().send(sequenceEndpoints.read, { params: { id: sequence.id } });
    expect(body).toMatchObject({
      number: 1,
      active: false,
      stepCount: 2,
      trigger: 'by-hand',
      runs: { running: 1, paused: 0, finished: 0, stopped: 0, replied: 0 },
      templates: [{ key: 'hello', number: 1, latest: 1, subjects: { zh: '您好 {{lead.number}}' } }],
      history: [{ number: 1, author: { name: 'An' }, runs: 1 }],
      may: { update: true, enrol: true },
    });
    const asViewer = await scene.app
      .actAs(scene.cast.viewer)
      .send(sequenceEndpoints.read, { params: { id: sequence.id } });
    expect(asViewer.body.may).toEqual({ update: false, enrol: false });
  });

  test('keeps its older versions as they were', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1)]));
    const params = { id: sequence.id };
    const body = { version: sequence.version, names: inAll('Second'), definition: definition([task('b', 4)]) };
    const changed = await asManager().send(sequenceEndpoints.change, { params, body });
    expect(changed.body).toMatchObject({ number: 2, version: 2, names: inAll('Second') });
    const first = await asManager().send(sequenceEndpoints.read, { params, query: { number: 1 } });
    expect(first.body).toMatchObject({ number: 1, definition: { steps: [{ key: 'a' }] } });
    expect((await asManager().send(sequenceEndpoints.read, { params, query: { number: 3 } })).status).toBe(404);
    await expect(
      scene.app.database.read('UPDATE sequence_versions SET number = 9 WHERE sequence_id = $1', [sequence.id]),
    ).rejects.toThrow('append-only');
  });

  test('that was changed meanwhile is not changed, and both versions are shown', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1)]));
    const params = { id: sequence.id };
    const body = { version: 1, names: inAll('Mine'), definition: definition([message('a', 2)]) };
    await asManager().send(sequenceEndpoints.activate, { params, body: { version: 1, active: false } });
    const refused = await asManager().send(sequenceEndpoints.change, { params, body });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'version.conflict',
      current: { version: 2 },
      yours: { names: inAll('Mine') },
    });
  });

  test('that cannot run is refused, with every fault at its place', async () => {
    const steps = [
      message('a', 5),
      task('a', 3, { taskKind: 'wechat', titles: inAll('Call {{nobody}}'), copyText: null }),
    ];
    const body = { names: inAll('Bad'), definition: definition(steps, { stopConditions: ['reply'] }) };
    const refused = await asManager().send(sequenceEndpoints.create, { body });
    expect(refused.status).toBe(422);
    const { code, errors = [] } = refused.body as unknown as Problem;
    expect(code).toBe('sequence.faulty');
    expect(errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'body.definition.stopConditions',
        'body.definition.steps.1.key',
        'body.definition.steps.1.delayWorkingDays',
        'body.definition.steps.1.copyText',
        'body.definition.steps.1.titles.nl',
      ]),
    );
  });

  test('names templates and stages that are there', async () => {
    const steps = [message('a', 0, { templateKey: 'nowhere' }), message('b', 1, { templateNumber: 7 })];
    const given = definition(steps, trigger('stage-entered', { stageKey: 'nowhere' }));
    const refused = await asManager().send(sequenceEndpoints.create, {
      body: { names: inAll('Bad'), definition: given },
    });
    const { code, errors = [] } = refused.body as unknown as Problem;
    expect(code).toBe('reference.unknown');
    expect(errors.map(({ path }) => path)).toEqual([
      'body.definition.steps.0.templateKey',
      'body.definition.steps.1.templateKey',
      'body.definition.trigger.stageKey',
    ]);
  });

  test('is listed page by page, without one twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? { limit: 2 } : { limit: 2, cursor };
      const { body } = await asManager().send(sequenceEndpoints.list, { query });
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const [{ count } = { count: 0 }] = await scene.app.database.read<{ count: number }>(
      'SELECT count(*)::int AS count FROM sequences',
    );
    expect([new Set(seen).size, seen.length]).toEqual([count, count]);
  });

  test('is changed by managers only, and each change is in the audit trail', async () => {
    const body = { names: inAll('Mine'), definition: definition([task('a', 1)]) };
    expect((await scene.app.actAs(scene.cast.lore).send(sequenceEndpoints.create, { body })).status).toBe(403);
    const sequence = await addSequence(scene, body.definition, { active: true });
    const rows = await scene.app.database.read<{ action: string }>(
      `SELECT action FROM audit_entries WHERE entity = 'sequence' AND entity_id = $1 ORDER BY at, id`,
      [sequence.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['create', 'activate']);
  });

  test('shows the runs of leads that one may see, newest first', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1)]));
    const open = await addLeadOfJinlan(scene);
    const restricted = await addLeadOfJinlan(scene, { confidentiality: 'restricted' });
    await enrol(scene, sequence, open);
    await enrol(scene, sequence, restricted);
    const runs = async (who: typeof scene.cast.lore) => {
      const params = { id: sequence.id };
      const { body } = await scene.app
        .actAs(who)
        .send(sequenceEndpoints.enrolments, { params, query: { state: 'running' } });
      return body.items.map(({ lead }) => lead.id);
    };
    expect(await runs(scene.cast.lore)).toEqual([restricted.id, open.id]);
    expect(await runs(scene.cast.pieter)).toEqual([open.id]);
  });
});

describe('a template', () => {
  test('is refused with every fault of every language, and with a key that is taken', async () => {
    const texts = {
      names: inAll('T'),
      subjects: { ...inAll('Hi'), nl: 'Dag {{nobody}}' },
      bodies: { ...inAll('x'), zh: '{{#if owner.name}}' },
    };
    const faulty = await asManager().send(templateEndpoints.create, { body: { key: 'faulty', ...texts } });
    const { code, errors = [] } = faulty.body as unknown as Problem;
    expect([code, errors.map(({ path }) => path)]).toEqual(['template.faulty', ['body.subjects.nl', 'body.bodies.zh']]);
    const body = { key: 'hello', names: inAll('T'), subjects: inAll('Hi'), bodies: inAll('x') };
    const taken = await asManager().send(templateEndpoints.create, { body });
    expect([taken.status, taken.body]).toMatchObject([409, { code: 'template.key-taken' }]);
  });

  test('says where it is used and which variables it names', async () => {
    const { body } = await asManager().send(templateEndpoints.read, { params: { key: 'hello' } });
    expect(body.variables).toEqual(['lead.number', 'contact.salutation']);
    expect(body.sequences.length).toBe(body.usedBy);
  });

  test('says for which leads and whom of them it is used, by sequences and by rules', async () => {
    await addHello(scene, 'both-sides');
    const steps = [
      message('a', 1, { templateKey: 'both-sides' }),
      message('b', 2, { templateKey: 'both-sides', recipient: 'counterpart' }),
    ];
    await addSequence(scene, definition(steps, { track: 'export' }));
    await addSequence(scene, definition(steps.slice(0, 1)));
    const usesOf = async (key: string) =>
      (await asManager().send(templateEndpoints.read, { params: { key } })).body.uses;
    expect(await usesOf('both-sides')).toEqual([
      { track: 'export', recipient: 'counterpart' },
      { track: 'export', recipient: 'principal' },
      { track: null, recipient: 'principal' },
    ]);
    expect(await usesOf('acknowledgement-export')).toEqual([{ track: 'export', recipient: 'principal' }]);
  });

  test('is changed on the version that was seen', async () => {
    await addHello(scene, 'changing');
    const texts = { names: inAll('T'), subjects: inAll('Hi'), bodies: inAll('x') };
    const change = (version: number) =>
      asManager().send(templateEndpoints.change, { params: { key: 'changing' }, body: { version, ...texts } });
    expect((await change(1)).body).toMatchObject({ number: 2, version: 2, history: [{ number: 2 }, { number: 1 }] });
    expect((await change(1)).body).toMatchObject({ code: 'version.conflict', current: { version: 2 } });
  });

  test('is filled in for a lead, with what is missing named and its place shown', async () => {
    const lead = await addLeadOfJinlan(scene);
    const draft = {
      subject: '{{lead.number}}',
      body: '{{contact.salutation}} {{project.title}}',
      language: 'zh',
    } as const;
    const { body } = await asManager().send(templateEndpoints.preview, { body: { ...draft, leadId: lead.id } });
    expect(body).toMatchObject({
      subject: lead.number,
      text: '尊敬的Shen [project.title]',
      problems: [{ kind: 'missing', name: 'project.title' }],
      values: [{ value: lead.number }, { value: '尊敬的Shen' }, { name: 'project.title', value: null }],
    });
    const sample = await asManager().send(templateEndpoints.preview, { body: draft });
    expect(sample.body).toMatchObject({ problems: [], text: '尊敬的李女士 Lanyin Digital Kortrijk' });
  });

  test.each([
    ['of the language without a track', { language: 'nl' }, 'mevrouw Dewulf EXP-2026-0042'],
    ['of the language without a track', { language: 'en' }, 'Ms Li INV-2026-0042'],
    ['of the track that is asked for', { language: 'en', track: 'export' }, 'Ms Dewulf EXP-2026-0042'],
    ['of the other side', { language: 'zh', track: 'export', recipient: 'counterpart' }, '李女士 EXP-2026-0042'],
  ] as const)('without a lead is shown for a believable firm: %s (%j)', async (_what, wanted, text) => {
    const body = { subject: 'x', body: '{{contact.shortSalutation}} {{lead.number}}', ...wanted };
    expect((await asManager().send(templateEndpoints.preview, { body })).body.text).toBe(text);
  });

  test('is not filled in for a lead that one may not see', async () => {
    const lead = await addLeadOfJinlan(scene, { confidentiality: 'restricted' });
    const body = { subject: 'x', body: 'x', language: 'en', leadId: lead.id } as const;
    const refused = await scene.app.actAs(scene.cast.pieter).send(templateEndpoints.preview, { body });
    expect(refused.body).toMatchObject({ code: 'reference.unknown' });
  });

  test('is tried out on oneself only, and says that it is a test', async () => {
    const body = { subject: 'Hi {{lead.number}}', body: 'x', language: 'en' } as const;
    const { body: sent } = await asManager().send(templateEndpoints.testMail, { body });
    expect(sent).toMatchObject({ to: 'An@example.org', accepted: true });
    const mail = scene.mailServer.received.at(-1);
    expect(mail?.to).toBe('An@example.org');
    expect(mail?.content).toMatch(/^Subject: \[Test\] Hi INV-2026-0042\r$/m);
    const faulty = await asManager().send(templateEndpoints.testMail, { body: { ...body, body: '{{nobody}}' } });
    expect(faulty.body).toMatchObject({ code: 'template.faulty' });
  });
});

describe('texts that stand in many mails', () => {
  test('a person’s signature is their own, on the version they saw, and stands in their mails', async () => {
    const lore = scene.app.actAs(scene.cast.lore);
    expect((await lore.send(mailTextEndpoints.mySignature)).body).toEqual({ version: 1, texts: inAll('') });
    const texts = { ...inAll('Lore'), zh: '罗蕾' };
    const changed = await lore.send(mailTextEndpoints.changeMySignature, { body: { version: 1, texts } });
    expect(changed.body).toEqual({ version: 2, texts });
    const again = await lore.send(mailTextEndpoints.changeMySignature, { body: { version: 1, texts } });
    expect(again.body).toMatchObject({ code: 'version.conflict', current: { version: 2 } });
    const lead = await addLeadOfJinlan(scene);
    const draft = { subject: 'x', body: '{{owner.signature}}', language: 'zh', leadId: lead.id } as const;
    expect((await lore.send(templateEndpoints.preview, { body: draft })).body.text).toBe('罗蕾');
  });

  test('what the agency says is changed by administrators only, and fills in what was missing', async () => {
    const lead = await addLeadOfJinlan(scene);
    const draft = { subject: 'x', body: '{{link.survey}}', language: 'en', leadId: lead.id } as const;
    const before = await asManager().send(templateEndpoints.preview, { body: draft });
    expect(before.body.problems).toEqual([{ kind: 'missing', name: 'link.survey' }]);
    const body = { version: 1, texts: { 'link.survey': { ...inAll('https://brug.example/s'), nl: '' } } };
    expect((await asManager().send(mailTextEndpoints.changeAgencyTexts, { body })).status).toBe(403);
    const administrator = scene.app.actAs(scene.cast.administrator);
    expect((await administrator.send(mailTextEndpoints.changeAgencyTexts, { body })).body).toMatchObject({
      version: 2,
    });
    expect((await administrator.send(mailTextEndpoints.changeAgencyTexts, { body })).status).toBe(409);
    const after = await asManager().send(templateEndpoints.preview, { body: draft });
    expect(after.body).toMatchObject({ problems: [], text: 'https://brug.example/s' });
  });
});
