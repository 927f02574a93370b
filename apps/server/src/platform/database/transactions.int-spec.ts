import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { createTestApp, TEST_NOW, type TestApp } from '../../testing/test-app.js';
import { asPerson, asSystem } from '../actors/caller.js';
import { OnEventInTransaction } from '../events/in-transaction-handlers.js';
import { newId } from './new-id.js';
import type { Tx } from './tx.js';

@Injectable()
class Follower {
  failing = false;

  @OnEventInTransaction('lead.updated.v1')
  async follow(tx: Tx, payload: EventPayload<'lead.updated.v1'>): Promise<void> {
    await tx.execute('INSERT INTO followed VALUES ($1)', [payload.leadId]);
    if (this.failing) throw new Error('the follower failed');
  }
}

@Module({ providers: [Follower] })
class FollowerModule {}

const person = asPerson({ personId: newId(), role: 'manager', teamId: newId() });

function updated(leadId: string): EventPayload<'lead.updated.v1'> {
  return { leadId, track: 'export', ownerId: newId(), teamId: newId(), confidentiality: 'normal', fields: ['title'] };
}

describe('a transaction', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ modules: [FollowerModule] });
    await app.database.read('CREATE TABLE followed (id uuid)');
    await app.database.read('CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)');
    await app.database.read('INSERT INTO counters VALUES (1, 0), (2, 0)');
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    app.get(Follower).failing = false;
    await app.database.read('TRUNCATE outbox, audit_entries, followed');
  });

  const counts = async (): Promise<number[]> => {
    const rows = await app.database.read<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox UNION ALL SELECT count(*)::int FROM audit_entries
       UNION ALL SELECT count(*)::int FROM followed`,
    );
    return rows.map(({ n }) => n);
  };

  it('commits what was written with its events, audit entries and consequences', async () => {
    const leadId = newId();
    const origin = { requestId: 'request-1', ip: '192.0.2.7' };
    await app.transactions.run({ ...person, origin }, async (tx) => {
      await tx.events.record('lead.updated.v1', updated(leadId), { aggregate: leadId });
      tx.audit.record({
        entity: 'lead',
        entityId: leadId,
        action: 'update',
        before: { title: 'A', capex: 1n, same: null },
        after: { title: 'B', capex: 2n },
      });
    });
    expect(await counts()).toEqual([1, 1, 1]);
    const [event] = await app.database.read(
      'SELECT name, aggregate_id AS "aggregateId", occurred_at AS at, relayed_at AS relayed FROM outbox',
    );
    expect(event).toEqual({ name: 'lead.updated.v1', aggregateId: leadId, at: '2026-03-09T09:00:00Z', relayed: null });
    const [entry] = await app.database.read(
      'SELECT at, entity_id AS "entityId", action, changes, actor_id AS actor, request_id AS request, host(ip) AS ip FROM audit_entries',
    );
    expect(entry).toEqual({
      at: TEST_NOW,
      entityId: leadId,
      action: 'update',
      changes: [
        { field: 'title', before: 'A', after: 'B' },
        { field: 'capex', before: '1', after: '2' },
      ],
      actor: person.personId,
      request: 'request-1',
      ip: '192.0.2.7',
    });
  });

  it('leaves nothing when it fails', async () => {
    const leadId = newId();
    const failed = app.transactions.run(asSystem('test'), async (tx) => {
      await tx.events.record('lead.updated.v1', updated(leadId), { aggregate: leadId });
      tx.audit.record({ entity: 'lead', entityId: leadId, action: 'create', after: { title: 'A' } });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('leaves nothing when a consequence fails', async () => {
    app.get(Follower).failing = true;
    const leadId = newId();
    const failed = app.transactions.run(asSystem('test'), (tx) =>
      tx.events.record('lead.updated.v1', updated(leadId), { aggregate: leadId }),
    );
    await expect(failed).rejects.toThrow('the follower failed');
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('refuses an event that breaks its contract, also one that says too much', async () => {
    const leadId = newId();
    const tooMuch = { ...updated(leadId), title: 'Personal' };
    const failed = app.transactions.run(asSystem('test'), (tx) =>
      tx.events.record('lead.updated.v1', tooMuch, { aggregate: leadId }),
    );
    await expect(failed).rejects.toThrow(/title/);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('leaves no audit entry for an update that changed nothing', async () => {
    await app.transactions.run(asSystem('test'), async (tx) => {
      tx.audit.record({
        entity: 'lead',
        entityId: newId(),
        action: 'update',
        before: { a: 1, b: 2 },
        after: { a: 1, b: 3 },
        fields: ['a'],
      });
    });
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('is tried again from the start when it lost in a deadlock, so that both get done', async () => {
    const both = new Promise<void>((resolve) => {
      let waiting = 0;
      arrive = () => {
        waiting += 1;
        if (waiting === 2) resolve();
      };
    });
    let attempts = 0;
    const cross = (first: number, second: number): Promise<void> =>
      app.transactions.run(asSystem('test'), async (tx) => {
        attempts += 1;
        await tx.execute('UPDATE counters SET n = n + 1 WHERE id = $1', [first]);
        if (attempts <= 2) {
          arrive();
          await both;
        }
        await tx.execute('UPDATE counters SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(attempts).toBe(3);
    expect(await app.database.read('SELECT n FROM counters ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('is not tried again for any other reason', async () => {
    let attempts = 0;
    const failed = app.transactions.run(asSystem('test'), async (tx) => {
      attempts += 1;
      await tx.execute('INSERT INTO counters VALUES (1, 0)');
    });
    await expect(failed).rejects.toThrow(/counters_pkey/);
    expect(attempts).toBe(1);
  });

  it('reads days, instants and whole numbers as what they are', async () => {
    const sql = `SELECT '2026-03-29'::date AS day, '2026-03-29 01:30:00.125+00'::timestamptz AS instant,
      9007199254740993::bigint AS big, 1.10::numeric AS exact, ARRAY[1, 2]::bigint[] AS many`;
    const row = {
      day: '2026-03-29',
      instant: '2026-03-29T01:30:00.125Z',
      big: 9007199254740993n,
      exact: '1.10',
      many: [1n, 2n],
    };
    expect(await app.database.readOne(sql)).toEqual(row);
    expect(await app.transactions.run(asSystem('test'), (tx) => tx.query(sql))).toEqual([row]);
  });
});

let arrive: () => void = () => undefined;

describe('a statement', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await app.database.read('CREATE TABLE steps (position serial, step text UNIQUE)');
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.read('TRUNCATE steps'));

  const add = `INSERT INTO steps (step) VALUES ($1)`;
  const steps = async (): Promise<string[]> =>
    (await app.database.read<{ step: string }>('SELECT step FROM steps ORDER BY position')).map(({ step }) => step);

  describe('that is put off until the commit', () => {
    it('is written last, in its order', async () => {
      await app.transactions.run(asSystem('test'), async (tx) => {
        tx.beforeCommit(add, ['third']);
        tx.beforeCommit(add, ['fourth']);
        await tx.execute(add, ['first']);
        await tx.execute(add, ['second']);
      });
      expect(await steps()).toEqual(['first', 'second', 'third', 'fourth']);
    });

    it('undoes everything when it fails, with its own error, and leaves the connection usable', async () => {
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const failed = app.transactions.run(asSystem('test'), async (tx) => {
          await tx.execute(add, ['first']);
          tx.beforeCommit(add, ['twice']);
          tx.beforeCommit(add, ['twice']);
          tx.beforeCommit(add, ['never']);
          tx.audit.record({ entity: 'lead', entityId: newId(), action: 'create', after: { title: 'A' } });
        });
        await expect(failed).rejects.toThrow('duplicate key');
      }
      expect(await steps()).toEqual([]);
      expect(await app.database.read('SELECT 1 FROM audit_entries')).toEqual([]);
      await app.transactions.run(asSystem('test'), async (tx) => void tx.beforeCommit(add, ['alone']));
      expect(await steps()).toEqual(['alone']);
    });

    it('says afterwards what it returned', async () => {
      const returning = `${add} RETURNING upper(step) AS step`;
      const { first, second } = await app.transactions.run(asSystem('test'), async (tx) => {
        tx.audit.record({ entity: 'lead', entityId: newId(), action: 'create', after: { title: 'A' } });
        const put = { first: tx.beforeCommit(returning, ['a']), second: tx.beforeCommit(returning, ['b']) };
        await tx.execute(add, ['c']);
        expect(() => put.first.rows()).toThrow('not ended');
        return put;
      });
      expect([first.rows(), second.rows()]).toEqual([[{ step: 'A' }], [{ step: 'B' }]]);
    });

    it('and what the entity manager writes belong to the transaction', async () => {
      const failed = app.transactions.run(asSystem('test'), async (tx) => {
        await tx.em.query(add, ['by the manager']);
        expect(await tx.query('SELECT step FROM steps')).toEqual([{ step: 'by the manager' }]);
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      expect(await steps()).toEqual([]);
    });
  });

  describe('that nobody waits for', () => {
    const none = `UPDATE steps SET step = step WHERE step = $1`;
    it('is written in its place', async () => {
      await app.transactions.run(asSystem('test'), async (tx) => {
        tx.beforeCommit(add, () => ['last']);
        tx.write(add, ['first']);
        await tx.execute(add, ['second']);
        tx.write(add, ['third']);
      });
      expect(await steps()).toEqual(['first', 'second', 'third', 'last']);
    });

    it.each<[string, (tx: Tx) => unknown]>([
      ['the next statement', (tx) => tx.query('SELECT 1')],
      ['the commit', () => undefined],
    ])('fails %s with its own error, and nothing remains', async (_what, next) => {
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const failed = app.transactions.run(asSystem('test'), async (tx) => {
          await tx.execute(add, ['once']);
          tx.write(add, ['once']);
          tx.write(add, [`new ${attempt}`]);
          await next(tx);
        });
        await expect(failed).rejects.toThrow('duplicate key');
      }
      expect(await steps()).toEqual([]);
    });

    it.each<[string, (tx: Tx) => unknown]>([
      ['with a statement behind it', (tx) => tx.query('SELECT 1')],
      ['with nothing behind it', () => undefined],
      ['with the entity manager behind it', (tx) => tx.em.query(add, ['by the manager'])],
    ])('may be refused for what it changed, %s', async (_what, next) => {
      const refused = app.transactions.run(asSystem('test'), async (tx) => {
        await tx.execute(add, ['first']);
        tx.write(none, ['nobody'], (changed) => {
          if (changed !== 1) throw new Error('there is no such step');
        });
        await next(tx);
      });
      await expect(refused).rejects.toThrow('there is no such step');
      expect(await steps()).toEqual([]);
    });

    it('never lets a commit pass that has a statement in front of it which cannot be sent', async () => {
      const circular: { self?: unknown } = {};
      circular.self = circular;
      const failed = app.transactions.run(asSystem('test'), async (tx) => {
        tx.write(add, ['first']);
        tx.beforeCommit(add, [circular]);
      });
      await expect(failed).rejects.toThrow(/circular/);
      expect(await steps()).toEqual([]);
      await app.transactions.run(asSystem('test'), async (tx) => tx.write(add, ['usable']));
      expect(await steps()).toEqual(['usable']);
    });

    it('of a request whose key was used before leaves nothing, whoever writes', async () => {
      const claim = { scope: 'somebody', key: 'used', route: 'POST /', requestHash: 'hash' };
      const asked = () => ({ ...asSystem('test'), origin: { requestId: 'r', ip: null, idempotency: { ...claim } } });
      await app.transactions.run(asked(), async (tx) => tx.write(add, ['first']));
      for (const write of [
        (tx: Tx) => tx.write(add, ['again']),
        (tx: Tx) => tx.execute(add, ['again']),
        (tx: Tx) => tx.em.query(add, ['again']),
      ]) {
        const again = app.transactions.run(asked(), async (tx) => void (await write(tx)));
        await expect(again).rejects.toMatchObject({ code: 'idempotency.in-progress' });
      }
      expect(await steps()).toEqual(['first']);
    });
  });
});

describe('what is read after the commit', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await app.database.read('CREATE TABLE steps (step text UNIQUE)');
  });
  afterAll(() => app.close());

  const add = `INSERT INTO steps VALUES ($1)`;
  const inTransaction = `SELECT step, pg_current_xact_id_if_assigned() IS NOT NULL AS "inTransaction" FROM steps`;

  it('sees what was committed, outside the transaction', async () => {
    const read = await app.transactions.run(asSystem('test'), async (tx) => {
      tx.beforeCommit(add, ['kept']);
      const later = tx.afterCommit(inTransaction);
      expect(() => later.rows()).toThrow('not ended');
      return later;
    });
    expect(read.rows()).toEqual([{ step: 'kept', inTransaction: false }]);
  });

  it('undoes nothing when it fails', async () => {
    const read = await app.transactions.run(asSystem('test'), async (tx) => {
      tx.write(add, ['kept too']);
      return tx.afterCommit('SELECT 1 / 0');
    });
    expect(() => read.rows()).toThrow('division by zero');
    expect(await app.database.read('SELECT step FROM steps ORDER BY step')).toEqual([
      { step: 'kept' },
      { step: 'kept too' },
    ]);
  });
});
