import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkBelgianVat,
  checkCreditCode,
  checkEnterpriseNumber,
  checkMailAddress,
  checkPhoneNumber,
  placeCodeOfCreditCode,
} from '@brug/domain/identifiers';
import { parseLeadNumber } from '@brug/domain/leads';
import { DEFAULT_PIPELINES, directionOf, missingForStage } from '@brug/domain/pipeline';
import { placeByKey } from '@brug/domain/places';
import { fieldsOf, LOST_REASONS, PROJECT_FIELDS, type Track } from '@brug/domain/tracks';
import { demoPeople, demoStages, DEMO_LEADS, DEMO_SEED, generate } from './generate.js';
import { TABLES, type DemoStage, type Row, type TableName } from './rows.js';
import { REAL_CHINESE_FIRMS, REAL_FIRMS } from './testing/real-firms.js';

const TODAY = '2026-11-24T08:12:00Z';

type Tables = Record<TableName, Row[]>;

function tables(leads: number, today = TODAY): Tables {
  const all = Object.fromEntries(Object.keys(TABLES).map((table) => [table, []])) as unknown as Tables;
  for (const { table, row } of generate({ seed: DEMO_SEED, leads, today })) all[table].push(row);
  return all;
}

function hashOf(request: { seed: number; leads: number; today: string }): string {
  const hash = createHash('sha256');
  for (const { table, row } of generate(request)) {
    hash
      .update(table)
      .update(JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
  }
  return hash.digest('hex');
}

const text = (value: unknown): string => String(value);
const groupBy = (rows: readonly Row[], column: string): Map<string, Row[]> =>
  Map.groupBy(rows, (row) => text(row[column]));

describe.each([
  ['the demo', DEMO_LEADS],
  ['a larger set', 1_500],
])('%s', (_name, leads) => {
  let data: Tables;
  const stages = demoStages(DEMO_SEED, TODAY);
  const stageById = new Map(stages.map((stage) => [stage.id, stage]));
  const stageOf = (id: unknown): DemoStage => {
    const stage = stageById.get(text(id));
    if (!stage) throw new Error(`no stage ${text(id)}`);
    return stage;
  };

  beforeAll(() => {
    data = tables(leads);
  });

  test('has as many leads as asked for, and organisations on both sides', () => {
    expect(data.leads).toHaveLength(leads);
    for (const country of ['BE', 'CN']) {
      expect(data.organisations.filter((row) => row['country'] === country).length).toBeGreaterThanOrEqual(60);
    }
  });

  test('names only columns that its tables have', () => {
    for (const [table, rows] of Object.entries(data)) {
      const known = new Set(Object.keys(TABLES[table as TableName]));
      expect([table, [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !known.has(name))]).toEqual(
        [table, []],
      );
    }
  });

  test('gives every record an id of its own: a UUIDv7', () => {
    const ids = Object.values(data).flatMap((rows) =>
      rows.flatMap((row) => (row['id'] === undefined ? [] : [text(row['id'])])),
    );
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refers only to records that are there', () => {
    const people = demoPeople(DEMO_SEED, TODAY);
    const ids: Record<string, Set<string>> = {
      people: new Set(people.map(({ id }) => id)),
      teams: new Set(people.map(({ teamId }) => teamId)),
      stages: new Set(stages.map(({ id }) => id)),
    };
    for (const [table, rows] of Object.entries(data)) ids[table] ??= new Set(rows.map((row) => text(row['id'])));
    const wrong = REFERENCES.flatMap(([table, column, target]) =>
      data[table]
        .filter((row) => row[column] !== null && row[column] !== undefined && !ids[target]?.has(text(row[column])))
        .map((row) => `${table}.${column} ${text(row[column])}`),
    );
    expect(wrong).toEqual([]);
  });

  test('numbers the leads of a track and year without gaps, in the order of their receipt', () => {
    const byYear = Map.groupBy(data.leads, (row) => text(row['number']).slice(0, 8));
    for (const [prefix, rows] of byYear) {
      const inOrder = rows.toSorted((a, b) => (text(a['received_at']) < text(b['received_at']) ? -1 : 1));
      expect([prefix, inOrder.map((row) => parseLeadNumber(text(row['number']))?.sequence)]).toEqual([
        prefix,
        inOrder.map((_, index) => index + 1),
      ]);
      const counter = data.lead_counters.find(
        (row) => row['track'] === rows[0]?.['track'] && text(row['year']) === prefix.slice(4, 8),
      );
      expect(counter?.['last']).toBe(rows.length);
    }
  });

  test('keeps board totals that equal a recount', () => {
    const recount = new Map<string, string>();
    for (const [key, rows] of Map.groupBy(data.leads, totalsKey)) {
      const amount = rows.reduce((sum, row) => sum + BigInt((row['value_minor'] as bigint | null) ?? 0), 0n);
      const weighted = rows.reduce((sum, row) => {
        const stage = stageOf(row['stage_id']);
        const own = stage.category === 'open' ? (row['probability_bp'] as number | null) : null;
        return sum + BigInt((row['value_minor'] as bigint | null) ?? 0) * BigInt(own ?? stage.probabilityBp);
      }, 0n);
      recount.set(key, [rows.length, amount, weighted].join(' '));
    }
    const kept = new Map(
      data.board_totals.map((row) => [
        [
          row['stage_id'],
          row['currency'],
          row['owner_id'],
          row['team_id'],
          row['confidentiality'],
          row['priority'],
        ].join(' '),
        [row['lead_count'], row['amount_minor'], row['weighted_bp']].join(' '),
      ]),
    );
    expect(kept).toEqual(recount);
  });

  test('gives organisations valid identifiers of their own, a credit code naming the place', () => {
    for (const row of data.organisations) {
      if (row['country'] === 'BE') {
        expect(checkEnterpriseNumber(text(row['enterprise_number']))).toMatchObject({
          ok: true,
          value: row['enterprise_number'],
        });
        expect(checkBelgianVat(text(row['vat_number']))).toMatchObject({ ok: true, value: row['vat_number'] });
      } else {
        expect(checkCreditCode(text(row['credit_code']))).toMatchObject({ ok: true, value: row['credit_code'] });
        expect(placeCodeOfCreditCode(text(row['credit_code']))).toBe(placeByKey(text(row['place_key']))?.code);
      }
    }
    for (const column of ['enterprise_number', 'credit_code']) {
      const given = data.organisations.flatMap((row) => row[column] ?? []);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  test('gives contacts addresses and phones that can be used, and nobody is written to without a basis', () => {
    for (const row of data.contacts) {
      expect(checkMailAddress(text(row['email'])).ok).toBe(true);
      expect(text(row['email'])).toMatch(/\.example$/);
      expect(checkPhoneNumber(text(row['phone']), 'CN')).toMatchObject({ ok: true, value: row['phone'] });
    }
    const silent = new Set(
      data.contacts
        .filter((row) => row['lawful_basis'] === null || row['opted_out_at'] !== null)
        .map((row) => row['id']),
    );
    expect(data.follow_ups.filter((row) => row['kind'] === 'message' && silent.has(text(row['contact_id'])))).toEqual(
      [],
    );
  });

  test('invents firms that nobody knows, and calls no two alike', () => {
    const latin = new Set(REAL_FIRMS);
    const chinese = new Set(REAL_CHINESE_FIRMS);
    for (const row of data.organisations) {
      expect(latin.has(text(row['trade_name']).toLowerCase())).toBe(false);
      expect(latin.has(text(row['legal_name']).toLowerCase())).toBe(false);
      expect(REAL_CHINESE_FIRMS.filter((name) => text(row['chinese_name']).includes(name))).toEqual([]);
      expect(chinese.has(text(row['chinese_name']))).toBe(false);
    }
    const legal = data.organisations.map((row) => row['legal_name']);
    expect(new Set(legal).size).toBe(legal.length);
  });

  test('writes a history that ends where the lead is', () => {
    const histories = groupBy(data.stage_changes, 'lead_id');
    for (const lead of data.leads) {
      const history = (histories.get(text(lead['id'])) ?? []).toSorted(
        (a, b) => Number(a['lead_version']) - Number(b['lead_version']),
      );
      expect(history[0]).toMatchObject({
        from_stage_id: null,
        direction: 'created',
        lead_version: 1,
        at: lead['received_at'],
      });
      for (const [index, change] of history.entries()) {
        if (index === 0) continue;
        const before = history[index - 1];
        expect(change['from_stage_id']).toBe(before?.['to_stage_id']);
        expect(text(change['at']) > text(before?.['at'])).toBe(true);
        const seconds = (Date.parse(text(change['at'])) - Date.parse(text(before?.['at']))) / 1000;
        expect(change['seconds_in_stage_left']).toBe(Math.round(seconds));
        expect(change['direction']).toBe(
          directionOf(
            { ...stageOf(change['from_stage_id']), gate: [] } as never,
            { ...stageOf(change['to_stage_id']), gate: [] } as never,
          ),
        );
      }
      const last = history.at(-1);
      expect([last?.['to_stage_id'], last?.['at']]).toEqual([lead['stage_id'], lead['stage_entered_at']]);
      expect(Number(lead['version'])).toBeGreaterThanOrEqual(Number(last?.['lead_version']));
    }
  });

  test('lets a lead enter a stage only with what its gate asks', () => {
    const details = new Map(
      [...data.investment_details, ...data.export_details].map((row) => [text(row['lead_id']), row]),
    );
    const signatures = groupBy(data.signatures, 'lead_id');
    const counterparts = groupBy(data.counterparts, 'lead_id');
    const wrong: string[] = [];
    for (const change of data.stage_changes) {
      if (!['forward', 'signed', 'reopened'].includes(text(change['direction']))) continue;
      const stage = stageOf(change['to_stage_id']);
      const lead = data.leads.find((row) => row['id'] === change['lead_id']);
      if (!lead) throw new Error('a change of no lead');
      const id = text(lead['id']);
      const accepted = (counterparts.get(id) ?? []).filter(
        (row) => row['state'] === 'accepted' || row['state'] === 'introduced',
      ).length;
      const values = fieldValues(stage.track, lead, details.get(id) ?? {}, signatures.get(id)?.[0], accepted);
      const asDefault = DEFAULT_PIPELINES[stage.track].find(({ key }) => key === stage.key);
      if (!asDefault) throw new Error(`no default stage ${stage.key}`);
      for (const missing of missingForStage(asDefault, values))
        wrong.push(`${text(lead['number'])} ${stage.key} ${missing.anyOf.join()}`);
    }
    expect(wrong).toEqual([]);
  });

  test('gives lost leads a reason, each with its share, and sleeping ones a day to wake up', () => {
    const lost = data.leads.filter((row) => stageOf(row['stage_id']).category === 'lost');
    expect(lost.length).toBeGreaterThan(leads * 0.1);
    const counts = Map.groupBy(lost, (row) => text(row['lost_reason']));
    for (const reason of LOST_REASONS) {
      // Fifty reasons are dealt out at a time, so small sets may be one short.
      const share = (counts.get(reason)?.length ?? 0) + (leads < 1_000 ? 2 : 0);
      expect([reason, share / lost.length >= 0.075]).toEqual([reason, true]);
    }
    for (const row of data.leads) {
      const { category } = stageOf(row['stage_id']);
      expect([row['number'], row['lost_reason'] !== null]).toEqual([row['number'], category === 'lost']);
      expect([row['number'], row['wake_up_on'] !== null]).toEqual([row['number'], category === 'dormant']);
      if (category === 'dormant') expect(text(row['wake_up_on']) > TODAY).toBe(true);
    }
  });

  test('signs leads with a signature, a project and announced commitments that agree', () => {
    const signed = data.leads.filter((row) => stageOf(row['stage_id']).category === 'signed');
    const projects = new Map(data.projects.map((row) => [row['signature_id'], row]));
    const ledgers = groupBy(data.commitments, 'project_id');
    expect(signed.length).toBeGreaterThanOrEqual(10);
    expect(new Set(data.signatures.map((row) => row['lead_id']))).toEqual(new Set(signed.map((row) => row['id'])));
    for (const signature of data.signatures) {
      const project = projects.get(signature['id'] ?? null);
      const announced = (ledgers.get(text(project?.['id'])) ?? []).filter((row) => row['status'] === 'announced');
      const value = announced.find((row) => row['measure'] === 'contract-value');
      expect(value).toMatchObject({ amount_minor: signature['value_minor'], currency: signature['value_currency'] });
      if (signature['jobs'] !== null)
        expect(announced.find((row) => row['measure'] === 'jobs')?.['jobs']).toBe(signature['jobs']);
    }
  });

  test('plans nothing in the past and knows nothing of the future', () => {
    const now = new Date(TODAY).toISOString();
    const happened = [
      'created_at',
      'updated_at',
      'received_at',
      'first_response_at',
      'stage_entered_at',
      'last_activity_at',
      'at',
      'ended_at',
      'handed_over_at',
      'trigger_at',
      'changed_at',
      'recorded_at',
      'opted_out_at',
    ];
    const late = Object.entries(data).flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        happened
          .filter((name) => typeof row[name] === 'string' && text(row[name]) > now)
          .map((name) => `${table}.${name} ${text(row[name])}`),
      ),
    );
    expect(late).toEqual([]);
    const waiting = data.follow_ups.filter((row) => row['kind'] === 'message' && row['state'] === 'planned');
    expect(waiting.filter((row) => text(row['due_at']) <= now)).toEqual([]);
    expect(data.follow_ups.filter((row) => text(row['due_at']) < text(row['trigger_at']))).toEqual([]);
  });

  test('keeps the next step of a lead with the lead, and leaves some open leads without one', () => {
    const steps = groupBy(
      data.follow_ups.filter((row) => row['state'] === 'planned'),
      'lead_id',
    );
    const without: string[] = [];
    for (const lead of data.leads) {
      const [next] = (steps.get(text(lead['id'])) ?? []).toSorted((a, b) =>
        text(a['due_at']) < text(b['due_at']) ? -1 : 1,
      );
      expect([lead['next_follow_up_id'], lead['next_follow_up_at'], lead['next_follow_up_title']]).toEqual([
        next?.['id'] ?? null,
        next?.['due_at'] ?? null,
        next?.['title'] ?? null,
      ]);
      const { category } = stageOf(lead['stage_id']);
      if (category === 'open' && !next) without.push(text(lead['number']));
      if (category === 'signed' || category === 'lost') expect(next).toBeUndefined();
    }
    expect(without.length).toBeGreaterThan(3);
    expect(without.length).toBeLessThan(leads * 0.1);
  });

  test('has amounts around a median with a long tail, mostly in euro', () => {
    const amounts = data.leads
      .filter((row) => row['track'] === 'investment' && row['value_currency'] === 'EUR')
      .map((row) => Number(row['value_minor']) / 100)
      .toSorted((a, b) => a - b);
    const median = amounts[Math.floor(amounts.length / 2)] ?? 0;
    expect(median).toBeGreaterThan(2_000_000);
    expect(median).toBeLessThan(11_000_000);
    expect(amounts.at(-1)).toBeGreaterThan(median * 4);
  });
});

describe('the demo as its screens show it', () => {
  const data = tables(DEMO_LEADS);
  const people = demoPeople(DEMO_SEED, TODAY);
  const lore = people.find(({ initials }) => initials === 'LV')?.id ?? '';

  test('has the lead of the mock-ups under its number', () => {
    const lead = data.leads.find((row) => row['number'] === 'INV-2026-0042');
    expect(lead).toMatchObject({
      title: 'Technical-textile finishing plant, Kortrijk or Waregem',
      value_minor: 1_850_000_000n,
      value_currency: 'EUR',
      owner_id: lore,
      next_follow_up_title: 'Call Shen Guoliang: names of the visitors',
    });
    expect(data.investment_details.find((row) => row['lead_id'] === lead?.['id'])).toMatchObject({ jobs_new: 48 });
  });

  test('gives Lore one uncertain message with its evidence, late tasks, tasks of today and some to come', () => {
    const mine = data.follow_ups.filter((row) => row['owner_id'] === lore);
    const uncertain = mine.filter((row) => row['state'] === 'uncertain');
    expect(uncertain).toHaveLength(1);
    expect(uncertain[0]?.['handed_over_at']).toBe('2026-11-24T07:02:11.000Z');
    expect(uncertain[0]?.['message_id']).toMatch(/^<.+@brug\.example>$/);
    const tasks = mine
      .filter((row) => row['state'] === 'planned' && row['kind'] === 'task')
      .map((row) => text(row['due_at']));
    expect(tasks.filter((at) => at < TODAY).length).toBeGreaterThan(0);
    expect(tasks.filter((at) => at > TODAY && at < '2026-11-25').length).toBeGreaterThanOrEqual(3);
    expect(tasks.filter((at) => at > '2026-11-25').length).toBeGreaterThanOrEqual(3);
  });

  test('has rates of each currency from before the first lead until last Friday', () => {
    for (const currency of ['CNY', 'USD']) {
      const dates = data.exchange_rates.filter((row) => row['currency'] === currency).map((row) => text(row['date']));
      expect(dates[0]).toBe('2026-11-20');
      expect((dates.at(-1) ?? '') < '2023-11-24').toBe(true);
    }
    expect(
      data.exchange_rates.find((row) => row['currency'] === 'CNY' && row['date'] === '2026-11-20')?.['units_per_euro'],
    ).toBe('8.2000');
  });

  test('has a few restricted leads and leads in the three currencies', () => {
    const restricted = data.leads.filter((row) => row['confidentiality'] === 'restricted').length;
    expect(restricted).toBeGreaterThanOrEqual(2);
    expect(restricted).toBeLessThan(20);
    expect(new Set(data.leads.map((row) => row['value_currency'])).size).toBe(4);
  });

  test.each(['2026-11-21T22:50:00Z', '2027-01-02T09:00:00Z', '2027-03-28T01:30:00Z', '2028-02-29T12:00:00Z'])(
    'can be made at %s as well',
    (today) => {
      const then = tables(DEMO_LEADS, today);
      expect(then.leads).toHaveLength(DEMO_LEADS);
      const now = new Date(today).toISOString();
      expect(then.activities.filter((row) => text(row['at']) > now)).toEqual([]);
      expect(
        then.follow_ups.filter((row) => text(row['created_at']) > now || text(row['due_at']) < text(row['trigger_at'])),
      ).toEqual([]);
    },
  );
});

describe('the generator', () => {
  test('makes the same rows from the same request, and others from another', () => {
    const request = { seed: 7, leads: 200, today: TODAY };
    expect(hashOf(request)).toBe(hashOf(request));
    expect(hashOf(request)).not.toBe(hashOf({ ...request, seed: 8 }));
    expect(hashOf(request)).not.toBe(hashOf({ ...request, today: '2026-11-25T08:12:00Z' }));
  });

  test('is lazy: the first rows are there before the last are made', () => {
    const [first] = generate({ seed: 1, leads: 100_000_000, today: TODAY }).take(1);
    expect(first?.table).toBe('message_templates');
  });
});

/** Table, column, and the table it refers to. */
const REFERENCES: readonly (readonly [TableName, string, string])[] = [
  ['contacts', 'organisation_id', 'organisations'],
  ['leads', 'organisation_id', 'organisations'],
  ['leads', 'primary_contact_id', 'contacts'],
  ['leads', 'owner_id', 'people'],
  ['leads', 'team_id', 'teams'],
  ['leads', 'stage_id', 'stages'],
  ['leads', 'next_follow_up_id', 'follow_ups'],
  ['investment_details', 'lead_id', 'leads'],
  ['export_details', 'lead_id', 'leads'],
  ['stage_changes', 'lead_id', 'leads'],
  ['stage_changes', 'from_stage_id', 'stages'],
  ['stage_changes', 'to_stage_id', 'stages'],
  ['stage_changes', 'author_id', 'people'],
  ['counterparts', 'lead_id', 'leads'],
  ['counterparts', 'organisation_id', 'organisations'],
  ['follow_ups', 'lead_id', 'leads'],
  ['follow_ups', 'contact_id', 'contacts'],
  ['follow_ups', 'owner_id', 'people'],
  ['follow_up_attempts', 'follow_up_id', 'follow_ups'],
  ['activities', 'lead_id', 'leads'],
  ['activities', 'organisation_id', 'organisations'],
  ['activities', 'contact_id', 'contacts'],
  ['activities', 'author_id', 'people'],
  ['signatures', 'lead_id', 'leads'],
  ['signatures', 'stage_change_id', 'stage_changes'],
  ['signatures', 'counterpart_organisation_id', 'organisations'],
  ['projects', 'lead_id', 'leads'],
  ['projects', 'signature_id', 'signatures'],
  ['commitments', 'project_id', 'projects'],
  ['audit_entries', 'entity_id', 'leads'],
  ['board_totals', 'stage_id', 'stages'],
];

function totalsKey(row: Row): string {
  return [
    row['stage_id'],
    row['value_currency'] ?? '-',
    row['owner_id'],
    row['team_id'],
    row['confidentiality'],
    row['priority'],
  ].join(' ');
}

const snakeCase = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What the gates see of a lead: each field of the registry from its column. */
function fieldValues(
  track: Track,
  lead: Row,
  details: Row,
  signature: Row | undefined,
  accepted: number,
): Record<string, never> {
  const columns: Row = { ...lead, ...details };
  const values: Record<string, unknown> = { acceptedCounterparts: accepted };
  for (const { key, type } of fieldsOf(track)) {
    if (key.startsWith('project.') || key === 'acceptedCounterparts') continue;
    const name = key === 'estimatedValue' ? 'value' : snakeCase(key);
    if (type === 'money') {
      const amountMinor = columns[`${name}_minor`] ?? null;
      values[key] = amountMinor === null ? null : { amountMinor, currency: columns[`${name}_currency`] };
    } else values[key] = columns[name] ?? null;
  }
  expect(PROJECT_FIELDS).toHaveLength(5);
  if (signature) {
    values['project.kind'] = signature['kind'];
    values['project.value'] = { amountMinor: signature['value_minor'], currency: signature['value_currency'] };
    values['project.jobs'] = signature['jobs'] ?? null;
    values['project.signedOn'] = signature['signed_on'];
    values['project.counterpartId'] = signature['counterpart_organisation_id'] ?? null;
  }
  return values as Record<string, never>;
}
