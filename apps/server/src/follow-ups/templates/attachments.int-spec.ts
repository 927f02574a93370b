import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { FileRef } from '@brug/contracts/files';
import type { Problem } from '@brug/contracts/http';
import { templateEndpoints } from '@brug/contracts/sequences';
import type { Actor } from '@brug/domain/permissions';
import { LARGEST_ATTACHMENTS } from '@brug/domain/templates';
import { simpleParser, type ParsedMail } from 'mailparser';
import { asPerson } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import { ContentMissing, FileStore } from '../../platform/files/file-store.js';
import { Files } from '../../platform/files/files.js';
import { addLeadOfJinlan, addSequence, definition, enrol, inAll, message } from '../sequences/testing/sequences.js';
import { FollowUpMetrics } from '../follow-up-metrics.js';
import { Scene } from '../testing/scene.js';
import { Sweep } from '../sweep.js';
import { TEST_NOW } from '../../testing/test-app.js';
import { TemplateFiles } from './template-files.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(() => scene.app.clock.set(TEST_NOW));
afterAll(() => scene.close());

const TEXTS = { names: inAll('T'), subjects: inAll('Hi'), bodies: inAll('x') };
const asManager = () => scene.app.actAs(scene.cast.manager);
const inBase64 = (content: Uint8Array | string) => Buffer.from(content).toString('base64');

async function upload(name: string, content: Uint8Array | string, actor: Actor = scene.cast.manager): Promise<FileRef> {
  const body = { name, contentType: 'application/pdf', contentBase64: inBase64(content) };
  const answer = await scene.app.actAs(actor).send(templateEndpoints.uploadFile, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

const create = (key: string, attachmentIds: string[]) =>
  asManager().send(templateEndpoints.create, { body: { key, ...TEXTS, attachmentIds } });

const change = (key: string, version: number, more: { attachmentIds?: string[] } = {}) =>
  asManager().send(templateEndpoints.change, { params: { key }, body: { version, ...TEXTS, ...more } });

const faultsOf = ({ body }: { body: unknown }) => {
  const { code, errors = [] } = body as Problem;
  return [code, ...errors.map((error) => `${error.path}: ${error.code}`)];
};

const download = (actor: Actor, { id }: FileRef) => scene.app.actAs(actor).raw('GET', `/api/v1/files/${id}`);

/** On the next working day, in which what was planned today for then leaves. */
async function nextDay(): Promise<void> {
  scene.app.clock.set('2026-03-10T01:00:30Z');
  await scene.app.get(Sweep).run();
  await scene.app.settle();
}

/** The last mail that the mail server took. */
async function lastMail(): Promise<ParsedMail> {
  return simpleParser(scene.mailServer.received.at(-1)?.content ?? '');
}
const filesOf = ({ attachments }: ParsedMail) => attachments.map(({ filename, content }) => [filename, content]);

describe('a file of a template', () => {
  test('is seen by who uploaded it, and by whoever reads templates once one sends it', async () => {
    const file = await upload('报价单 2026.pdf', 'offer');
    expect(file).toMatchObject({ name: '报价单 2026.pdf', contentType: 'application/pdf', size: 5 });
    expect((await download(scene.cast.administrator, file)).status).toBe(404);
    expect((await download(scene.cast.manager, file)).status).toBe(200);
    expect((await create('seen', [file.id])).body).toMatchObject({ attachments: [file] });
    const answer = await download(scene.cast.pieter, file);
    expect([answer.status, answer.text]).toEqual([200, 'offer']);
  });

  test('is uploaded by those who may change templates', async () => {
    const body = { name: 'a.pdf', contentType: 'application/pdf', contentBase64: inBase64('a') };
    expect((await scene.app.actAs(scene.cast.lore).send(templateEndpoints.uploadFile, { body })).status).toBe(403);
  });

  test('has five megabytes at most, and a content that is Base64', async () => {
    const largest = await upload('a.pdf', Buffer.alloc(LARGEST_ATTACHMENTS, 1));
    expect(largest.size).toBe(LARGEST_ATTACHMENTS);
    const send = (contentBase64: string) =>
      asManager().send(templateEndpoints.uploadFile, {
        body: { name: 'a.pdf', contentType: 'application/pdf', contentBase64 },
      });
    const larger = await send(inBase64(Buffer.alloc(LARGEST_ATTACHMENTS + 1)));
    expect([larger.status, faultsOf(larger)]).toEqual([422, ['template.faulty', 'body.contentBase64: too-large']]);
    expect((await send(inBase64(Buffer.alloc(LARGEST_ATTACHMENTS + 20_000)))).status).toBe(413);
    expect((await send('?')).body).toMatchObject({ code: 'request.invalid' });
    // Elsewhere the usual limit holds.
    const body = { key: 'large', ...TEXTS, bodies: inAll('x'.repeat(400_000)) };
    expect((await asManager().send(templateEndpoints.create, { body })).status).toBe(413);
  });

  test('is none that somebody else uploaded, another template sends, belongs to another record, or is not there', async () => {
    const theirs = await upload('a.pdf', 'a', scene.cast.administrator);
    const elsewhere = await upload('b.pdf', 'b');
    await create('elsewhere', [elsewhere.id]);
    const mails = await upload('c.pdf', 'c');
    await scene.set(`UPDATE files SET owner_kind = 'inbound-mail', owner_id = $2 WHERE id = $1`, [mails.id, newId()]);
    const mine = await upload('d.pdf', 'd');
    const refused = await create('thief', [theirs.id, mine.id, elsewhere.id, mails.id, newId()]);
    expect([refused.status, faultsOf(refused)]).toEqual([
      422,
      ['template.faulty', ...[0, 2, 3, 4].map((index) => `body.attachmentIds.${index}: unknown`)],
    ]);
    expect(faultsOf(await create('twice', [mine.id, mine.id]))).toEqual([
      'template.faulty',
      'body.attachmentIds.1: duplicate',
    ]);
  });

  test('is one of five, and of five megabytes in all', async () => {
    const half = [await upload('a.pdf', Buffer.alloc(3_000_000)), await upload('b.pdf', Buffer.alloc(2_000_001))];
    const ids = half.map(({ id }) => id);
    expect(faultsOf(await create('heavy', ids))).toEqual(['template.faulty', 'body.attachmentIds: too-large']);
    const many = await create(
      'many',
      Array.from({ length: 6 }, () => newId()),
    );
    expect([many.status, faultsOf(many)]).toMatchObject([422, ['request.invalid', /^body\.attachmentIds: /]]);
  });
});

describe('an upload that no version sends', () => {
  const DAYS_LATER = { hours: 24 * 30 + 1 };
  const contentsOf = async (file: FileRef) => {
    const { key } = await rowOf(file);
    return async () => (await buffer(await scene.app.get(FileStore).open(key))).toString();
  };
  const rowOf = async ({ id }: FileRef) => {
    const sql = 'SELECT storage_key AS key, owner_kind AS kind FROM files WHERE id = $1';
    return (await scene.app.database.readOne<{ key: string; kind: string }>(sql, [id])) ?? { key: '', kind: 'gone' };
  };
  const tidy = () => scene.app.get(Files).tidy();

  test('is removed a month later with its content, and what a version sends stays', async () => {
    const [unused, used] = [await upload('unused.pdf', 'unused'), await upload('used.pdf', 'used')];
    await create('keeps', [used.id]);
    await change('keeps', 1, { attachmentIds: [] });
    const [contentOfUnused, contentOfUsed] = [await contentsOf(unused), await contentsOf(used)];
    scene.app.clock.advance({ hours: 24 * 30 - 1 });
    const young = await upload('young.pdf', 'young');
    await tidy();
    expect(await contentOfUnused()).toBe('unused');
    scene.app.clock.advance({ hours: 2 });
    await tidy();
    expect(await rowOf(unused)).toMatchObject({ kind: 'gone' });
    await expect(contentOfUnused()).rejects.toBeInstanceOf(ContentMissing);
    expect((await download(scene.cast.manager, unused)).status).toBe(404);
    // An earlier version sends it.
    expect(await contentOfUsed()).toBe('used');
    expect((await download(scene.cast.manager, young)).status).toBe(200);
  });

  test('is left alone while a version that will send it is being saved', async () => {
    const file = await upload('race.pdf', 'race');
    await create('race', []);
    scene.app.clock.advance(DAYS_LATER);
    await scene.app.transactions.run(asPerson(scene.cast.manager), async (tx) => {
      await tx.execute(
        `INSERT INTO message_template_versions (template_key, number, subjects, bodies, created_at)
         SELECT template_key, 2, subjects, bodies, $1 FROM message_template_versions WHERE template_key = 'race'`,
        [tx.at],
      );
      await scene.app.get(TemplateFiles).attach(tx, 'race', 2, [file.id]);
      await tidy();
    });
    await tidy();
    expect(await rowOf(file)).toMatchObject({ kind: 'template' });
    expect((await download(scene.cast.pieter, file)).text).toBe('race');
  });

  test('is refused by name to whoever saves after it was given up', async () => {
    const file = await upload('late.pdf', 'late');
    await create('late', []);
    scene.app.clock.advance(DAYS_LATER);
    await tidy();
    const refused = await change('late', 1, { attachmentIds: [file.id] });
    expect([refused.status, faultsOf(refused)]).toEqual([422, ['template.faulty', 'body.attachmentIds.0: unknown']]);
  });

  test('whose content cannot be removed waits for the next night unseen, and holds up no other', async () => {
    const [stuck, other] = [await upload('stuck.pdf', 'stuck'), await upload('other.pdf', 'other')];
    const content = await contentsOf(stuck);
    const { key } = await rowOf(stuck);
    scene.app.clock.advance(DAYS_LATER);
    // A key that leads out of the folder is refused by the store itself.
    await scene.set('UPDATE files SET storage_key = $2 WHERE id = $1', [stuck.id, '../outside']);
    await tidy();
    expect(await rowOf(stuck)).toMatchObject({ kind: 'discarded' });
    expect((await download(scene.cast.manager, stuck)).status).toBe(404);
    expect(await rowOf(other)).toMatchObject({ kind: 'gone' });
    await scene.set('UPDATE files SET storage_key = $2 WHERE id = $1', [stuck.id, key]);
    await tidy();
    expect(await rowOf(stuck)).toMatchObject({ kind: 'gone' });
    await expect(content()).rejects.toBeInstanceOf(ContentMissing);
  });
});

describe('a version of a template', () => {
  test('sends the files of the one before, those it is given, or none', async () => {
    const [one, two] = [await upload('1.pdf', '1'), await upload('2.pdf', '2')];
    await create('versions', [one.id]);
    expect((await change('versions', 1)).body.attachments).toEqual([one]);
    expect((await change('versions', 2, { attachmentIds: [two.id, one.id] })).body.attachments).toEqual([two, one]);
    expect((await change('versions', 3, { attachmentIds: [] })).body.attachments).toEqual([]);
    expect((await change('versions', 4, { attachmentIds: [one.id] })).body.attachments).toEqual([one]);
    const entry = await scene.app.database.readOne<{ changes: { field: string }[] }>(
      `SELECT changes FROM audit_entries WHERE entity = 'template' AND action = 'new-version' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry?.changes).toContainEqual({ field: 'attachmentIds', before: [], after: [one.id] });
  });
});

describe('a message', () => {
  test('goes out with the files of the version that its run began with, byte for byte', async () => {
    const content = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256));
    const [first, second] = [await upload('西弗兰德省投资指南.pdf', content), await upload('plan.pdf', 'plan')];
    await create('sends', [first.id, second.id]);
    const sequence = await addSequence(scene, definition([message('a', 1, { templateKey: 'sends' })]));
    await enrol(scene, sequence, await addLeadOfJinlan(scene));
    await change('sends', 1, { attachmentIds: [second.id] });
    await nextDay();
    expect(filesOf(await lastMail())).toEqual([
      ['西弗兰德省投资指南.pdf', content],
      ['plan.pdf', Buffer.from('plan')],
    ]);
    const { body: next } = await asManager().send(templateEndpoints.read, { params: { key: 'sends' } });
    expect(next.attachments).toEqual([second]);
  });

  test('of a template that was planned without a version takes the current files', async () => {
    const file = await upload('welcome.pdf', 'welcome');
    const params = { key: 'acknowledgement-investment' };
    const { body: before } = await asManager().send(templateEndpoints.read, { params });
    const { version, names, subjects, bodies } = before;
    const body = { version, names, subjects, bodies, attachmentIds: [file.id] };
    expect((await asManager().send(templateEndpoints.change, { params, body })).status).toBe(200);
    await scene.inquiry();
    await scene.app.settle();
    expect(filesOf(await lastMail())).toEqual([['welcome.pdf', Buffer.from('welcome')]]);
  });

  test.each([
    ['is gone', (key: string) => scene.app.get(FileStore).remove(key)],
    ['is another', (key: string) => scene.app.get(FileStore).write(key, Buffer.from('forged'))],
  ])('whose file %s is not handed over, and says which', async (name, spoil) => {
    const key = name.replace(' ', '-');
    const file = await upload('计划.pdf', 'plan');
    await create(key, [file.id]);
    const sequence = await addSequence(scene, definition([message('a', 1, { templateKey: key })]));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    const row = await scene.app.database.readOne<{ key: string }>(
      'SELECT storage_key AS key FROM files WHERE id = $1',
      [file.id],
    );
    await spoil(row?.key ?? '');
    const begun = scene.mailServer.received.length;
    await nextDay();
    expect(scene.mailServer.received).toHaveLength(begun);
    const [sent] = await scene.ofLead(lead.id);
    expect(sent).toMatchObject({ state: 'dead', attempts: 0, endReason: 'attachment-unreadable:计划.pdf' });
  });

  test('whose file cannot be read at the moment waits, is due but unsent meanwhile, and goes when the store answers again', async () => {
    const file = await upload('稍后.pdf', 'later');
    await create('store-away', [file.id]);
    const sequence = await addSequence(scene, definition([message('a', 1, { templateKey: 'store-away' })]));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    const away = jest.spyOn(scene.app.get(FileStore), 'open').mockRejectedValue(new Error('The store is away.'));
    await expect(nextDay()).rejects.toThrow('The store is away.');
    const [waiting] = await scene.ofLead(lead.id);
    expect(waiting).toMatchObject({ state: 'claimed', attempts: 0, endReason: null });
    away.mockRestore();
    scene.app.clock.advance({ minutes: 2 });
    expect(await scene.app.get(FollowUpMetrics).unsent()).toMatchObject({ count: 1 });
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    const [sent] = await scene.ofLead(lead.id);
    expect(sent).toMatchObject({ state: 'sent', attempts: 1 });
    expect(filesOf(await lastMail())).toEqual([['稍后.pdf', Buffer.from('later')]]);
  });
});

test('a test mail of a draft has the files that the draft names', async () => {
  const file = await upload('草案.pdf', 'draft');
  const draft = { subject: 'Hi', body: 'x', language: 'en', attachmentIds: [file.id] } as const;
  const send = (actor: Actor) =>
    scene.app.actAs(actor).send(templateEndpoints.testMail, { body: { ...draft, attachmentIds: [file.id] } });
  expect((await send(scene.cast.manager)).body).toMatchObject({ accepted: true });
  expect(filesOf(await lastMail())).toEqual([['草案.pdf', Buffer.from('draft')]]);
  expect(faultsOf(await send(scene.cast.lore))).toEqual(['template.faulty', 'body.attachmentIds.0: unknown']);
});
