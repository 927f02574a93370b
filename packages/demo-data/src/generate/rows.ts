import type { StageCategory } from '@brug/domain/pipeline';
import type { Track } from '@brug/domain/tracks';

/** Values as they go into a column: instants and days as ISO text, amounts as bigint, lists for `text[]` and `tsvector`, objects for `jsonb`. */
export type Cell =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, unknown>>
  | readonly Readonly<Record<string, unknown>>[];

/** How a column's value is written; everything that is not named here is plain text or a number. */
export type ColumnKind = 'plain' | 'list' | 'tokens' | 'json';

const plain = (names: string): Record<string, ColumnKind> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'plain']));

/** The tables that are filled, in the order in which they may be, with their columns. */
export const TABLES = {
  message_templates: { ...plain('key'), names: 'json', subjects: 'json', bodies: 'json' },
  exchange_rates: plain('currency date units_per_euro'),
  organisations: {
    ...plain('id version legal_name trade_name chinese_name pinyin display_name'),
    aliases: 'list',
    ...plain('country place_key city_key address enterprise_number vat_number credit_code'),
    nace_codes: 'list',
    ...plain('ownership size employees website parent_id description'),
    search_tokens: 'tokens',
    ...plain('folded_latin created_at updated_at'),
  },
  contacts: {
    ...plain(
      'id version organisation_id family_name given_name chinese_family_name chinese_given_name display_name job_title',
    ),
    ...plain(
      'decision_role email phone we_chat_id language time_zone salutation lawful_basis lawful_basis_on opted_out_at notes',
    ),
    search_tokens: 'tokens',
    ...plain('folded_latin created_at updated_at'),
  },
  lead_counters: plain('track year last'),
  leads: {
    ...plain('id version number track title organisation_id primary_contact_id owner_id team_id stage_id source'),
    nace_codes: 'list',
    ...plain('value_minor value_currency probability_bp expected_decision_on priority confidentiality'),
    tags: 'list',
    ...plain(
      'description received_at first_response_at stage_entered_at last_activity_at lost_reason winning_location wake_up_on',
    ),
    ...plain('next_follow_up_id next_follow_up_at next_follow_up_kind next_follow_up_task_kind next_follow_up_title'),
    search_tokens: 'tokens',
    ...plain('created_at updated_at'),
  },
  investment_details: {
    ...plain('lead_id mode'),
    activity: 'list',
    ...plain(
      'capex_minor capex_currency jobs_new jobs_safeguarded timeframe land_m2 building_m2 electricity_kw water_m3_per_hour',
    ),
    preferred_municipalities: 'list',
    competing_locations: 'list',
    ...plain('site_visit_on'),
    site_visitors: 'list',
    ...plain('permits screening_need screening_filed_on screening_phase screening_deadline screening_outcome'),
  },
  export_details: {
    ...plain('lead_id goal products'),
    hs_codes: 'list',
    ...plain('target_contract_value_minor target_contract_value_currency'),
    target_cities: 'list',
    target_clusters: 'list',
    ...plain('partner_sought'),
    readiness_checklist: 'list',
    ...plain('readiness_score revenue_minor revenue_currency export_share_bp'),
    support_asked: 'list',
  },
  stage_changes: plain(
    'id lead_id at from_stage_id to_stage_id direction author_id reason lost_reason winning_location wake_up_on seconds_in_stage_left lead_version',
  ),
  counterparts: plain('id lead_id organisation_id state reason changed_at changed_by'),
  follow_ups: {
    ...plain(
      'id version kind task_kind state lead_id contact_id owner_id template_key language title subject body trigger_at due_at',
    ),
    due_reason: 'json',
    ...plain(
      'plan_revision planned_for_stage_id acknowledgement fencing_token attempts handed_over_at message_id server_response',
    ),
    ...plain('ended_at ended_by end_reason created_at updated_at'),
  },
  follow_up_attempts: plain('id follow_up_id attempt fencing_token started_at ended_at result response'),
  activities: plain(
    'id lead_id organisation_id contact_id kind at author_id subject body outcome minutes follow_up_id created_at',
  ),
  signatures: plain(
    'id lead_id stage_change_id title kind value_minor value_currency capex_minor capex_currency jobs signed_on counterpart_organisation_id',
  ),
  projects: plain('id lead_id signature_id title kind signed_on counterpart_organisation_id created_at'),
  commitments: plain(
    'id project_id measure status amount_minor currency jobs effective_on source recorded_by recorded_at',
  ),
  audit_entries: {
    ...plain('id at entity entity_id action'),
    changes: 'json',
    ...plain('actor_id actor_name'),
  },
  board_totals: plain(
    'stage_id currency owner_id team_id confidentiality priority lead_count amount_minor weighted_bp',
  ),
} as const satisfies Record<string, Record<string, ColumnKind>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** A row of a table; a column that is left out is null. */
export type Row = Readonly<Record<string, Cell | undefined>>;

/** One generated row. */
export interface DemoRow {
  readonly table: TableName;
  readonly row: Row;
}

/** Somebody of the agency, as the data needs them. */
export interface DemoPerson {
  readonly id: string;
  readonly initials: string;
  readonly role: string;
  readonly teamId: string;
  readonly teamKey: string;
  readonly language: 'nl' | 'en' | 'zh';
}

/** A stage of the installation's pipelines. */
export interface DemoStage {
  readonly id: string;
  readonly track: Track;
  readonly key: string;
  readonly category: StageCategory;
  readonly position: number;
  readonly probabilityBp: number;
}
