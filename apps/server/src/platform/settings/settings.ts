import { Injectable } from '@nestjs/common';
import { language } from '@brug/contracts/http';
import { AGENCY_VARIABLES } from '@brug/domain/templates';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { Kept } from '../database/kept.js';
import type { Tx } from '../database/tx.js';
import { refuse } from '../errors/domain-error.js';

const limit = z.int().min(1).max(10_000_000).nullable();
const names = z.record(language, z.string().min(1));

/** What an installation may set, and what it starts with. Each is one row; a value that no longer fits its schema counts as unset. */
const SETTINGS = {
  /** What the agency is called in mails. */
  agencyName: {
    schema: names,
    initial: {
      nl: 'Ontwikkelingsagentschap West-Vlaanderen',
      en: 'West Flanders Development Agency',
      zh: '西弗兰德省发展署',
    },
  },
  /** Within how many of the agency's working minutes somebody who wrote to us hears from a person. */
  responseTargetMinutes: { schema: z.int().min(1).max(10_000), initial: 240 },
  /** Sender of the mails, e.g. `Agency <hello@example.org>`; null: the configuration's `MAIL_FROM`. */
  mailFrom: {
    schema: z
      .string()
      .regex(/^[^\p{Cc}]+@[^\p{Cc}]+$/u)
      .nullable(),
    initial: null,
  },
  /** What the agency says once for all its mails, by template variable, e.g. the address of a checklist. */
  agencyTexts: { schema: z.partialRecord(z.enum(AGENCY_VARIABLES), z.record(language, z.string())), initial: {} },
  /** Who owns what comes in over the public form, per track; null: nobody was chosen yet. */
  inquiryOwners: {
    schema: z.object({ investment: z.uuid().nullable(), export: z.uuid().nullable() }),
    initial: { investment: null, export: null },
  },
  /** Who is mailed when too much is due and unsent; nobody named: the active administrators. */
  alarmRecipients: { schema: z.array(z.uuid()).max(50), initial: [] as string[] },
  /**
   * How many messages leave at most, all workers together; null: as many as there are. Per mail domain of the recipients in a minute and at
   * the same time, and per sender's address in an hour and a day.
   */
  sendingLimits: {
    schema: z.object({
      domainPerMinute: limit,
      domainAtOnce: limit,
      senderPerHour: limit,
      senderPerDay: limit,
    }),
    initial: { domainPerMinute: 60, domainAtOnce: 10, senderPerHour: 2_000, senderPerDay: 10_000 },
  },
} as const satisfies Record<string, { schema: z.ZodType; initial: unknown }>;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['schema']>;
export type SettingValues = { readonly [K in SettingKey]: SettingValue<K> };

export interface VersionedSetting<K extends SettingKey> {
  /** 1 while it was never set. */
  readonly version: number;
  readonly value: SettingValue<K>;
}

interface SettingRow {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
}

/** The settings of the installation, kept in memory. */
@Injectable()
export class Settings {
  readonly #kept: Kept<SettingValues>;

  constructor(private readonly database: Database) {
    this.#kept = new Kept(async () => settingValues(await database.read(READ)));
  }

  get(): Promise<SettingValues> {
    return this.#kept.get();
  }

  /** Sets one value; call `forget` after the commit. */
  async set<K extends SettingKey>(tx: Tx, key: K, value: SettingValue<K>): Promise<void> {
    const [before] = await tx.query<{ value: unknown }>('SELECT value FROM settings WHERE key = $1 FOR UPDATE', [key]);
    const checked = SETTINGS[key].schema.parse(value);
    await tx.execute(SET, [key, JSON.stringify(checked)]);
    tx.audit.record({
      entity: 'setting',
      entityId: SETTINGS_ID,
      action: 'update',
      before: { [key]: before?.value ?? null },
      after: { [key]: checked },
    });
  }

  /** One value with the version that a change of it is made against. */
  async versioned<K extends SettingKey>(key: K): Promise<VersionedSetting<K>> {
    return versionedSetting(key, (await this.database.read<SettingRow>(READ_ONE, [key]))[0]);
  }

  /** Sets one value against the version that was seen; refuses with `version.conflict`. Call `forget` after the commit. */
  async change<K extends SettingKey>(tx: Tx, key: K, seen: VersionedSetting<K>): Promise<VersionedSetting<K>> {
    const [row] = await tx.query<SettingRow>(`${READ_ONE} FOR UPDATE`, [key]);
    const current = versionedSetting(key, row);
    if (current.version !== seen.version) refuse('version.conflict', { current, yours: seen });
    await this.set(tx, key, seen.value);
    const [changed] = await tx.query<SettingRow>(READ_ONE, [key]);
    return versionedSetting(key, changed);
  }

  forget(): void {
    this.#kept.forget();
  }
}

/** All settings are one record of the audit trail. */
const SETTINGS_ID = '01890000-0000-7000-8000-000000000000';

const READ = 'SELECT key, value FROM settings';
const READ_ONE = 'SELECT key, value, version FROM settings WHERE key = $1';
const SET = `INSERT INTO settings (key, value) VALUES ($1, $2::jsonb)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = settings.version + 1`;

function settingValues(rows: readonly { readonly key: string; readonly value: unknown }[]): SettingValues {
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const entries = Object.entries(SETTINGS).map(([key, { schema, initial }]) => {
    const given = stored.has(key) ? schema.safeParse(stored.get(key)) : undefined;
    return [key, given?.success ? given.data : initial];
  });
  return Object.fromEntries(entries) as SettingValues;
}

function versionedSetting<K extends SettingKey>(key: K, row: SettingRow | undefined): VersionedSetting<K> {
  return { version: row?.version ?? 1, value: settingValues(row ? [row] : [])[key] };
}

/** Writes the settings that are not there yet. */
export async function installDefaultSettings(tx: Tx): Promise<void> {
  const rows = Object.entries(SETTINGS).map(([key, { initial }]) => ({ key, value: initial }));
  await tx.execute(INSTALL, [JSON.stringify(rows)]);
}

const INSTALL = `INSERT INTO settings (key, value)
  SELECT s.key, coalesce(s.value, 'null'::jsonb) FROM jsonb_to_recordset($1::jsonb) AS s(key text, value jsonb)
  ON CONFLICT (key) DO NOTHING`;
