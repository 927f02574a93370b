import type { LocalisedText } from '@brug/contracts/http';
import type { FollowUpRule } from '@brug/domain/follow-ups';
import type { Tx } from '../platform/database/tx.js';
import { ACKNOWLEDGEMENT_TEMPLATES } from './acknowledgement-texts.js';
import { installReadyMadeSequences } from './sequences/ready-made.js';

type DefaultRule = Omit<FollowUpRule, 'active' | 'stageKey' | 'sources' | 'taskKind' | 'templateKey'> &
  Partial<Pick<FollowUpRule, 'stageKey' | 'sources' | 'taskKind' | 'templateKey'>> & {
    readonly titles: LocalisedText;
    readonly acknowledgement?: boolean;
  };

/** Where a lead comes from when somebody outside turned to us and waits for an answer. */
const FROM_OUTSIDE = [
  'inquiry-web',
  'inquiry-email',
  'inquiry-phone',
  'inquiry-wechat',
  'referral',
  'partner-agency',
  'fair',
];

const ruleId = (number: number): string => `01890000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;

/** What an installation starts with; from then on they are rows. Switch one off instead of deleting it, else the next deploy brings it back. */
const DEFAULT_RULES: readonly DefaultRule[] = [
  {
    id: ruleId(1),
    trigger: 'inquiry-received',
    track: 'investment',
    kind: 'message',
    templateKey: 'acknowledgement-investment',
    timing: { type: 'immediate' },
    acknowledgement: true,
    titles: { nl: 'Ontvangstbevestiging', en: 'Acknowledgement of receipt', zh: '收悉确认' },
  },
  {
    id: ruleId(2),
    trigger: 'inquiry-received',
    track: 'export',
    kind: 'message',
    templateKey: 'acknowledgement-export',
    timing: { type: 'immediate' },
    acknowledgement: true,
    titles: { nl: 'Ontvangstbevestiging', en: 'Acknowledgement of receipt', zh: '收悉确认' },
  },
  {
    id: ruleId(3),
    trigger: 'lead-created',
    track: null,
    sources: FROM_OUTSIDE,
    kind: 'task',
    taskKind: 'call',
    timing: { type: 'response-target' },
    titles: { nl: 'Eerste contact: bellen', en: 'First contact: call', zh: '首次联系：致电' },
  },
  {
    id: ruleId(4),
    trigger: 'stage-entered',
    track: 'investment',
    stageKey: 'qualified',
    kind: 'task',
    taskKind: 'to-do',
    timing: { type: 'working-days', days: 5, calendar: 'BE' },
    titles: { nl: 'Voorstel opmaken', en: 'Draw up the proposal', zh: '起草方案' },
  },
  {
    id: ruleId(5),
    trigger: 'stage-entered',
    track: 'investment',
    stageKey: 'proposal',
    kind: 'task',
    taskKind: 'call',
    timing: { type: 'working-days', days: 3, calendar: 'recipient' },
    titles: { nl: 'Nabellen over het voorstel', en: 'Call about the proposal', zh: '致电沟通方案' },
  },
  {
    id: ruleId(6),
    trigger: 'stage-entered',
    track: 'investment',
    stageKey: 'site-visit',
    kind: 'task',
    taskKind: 'to-do',
    timing: { type: 'working-days', days: 2, calendar: 'BE' },
    titles: { nl: 'Programma van het plaatsbezoek', en: 'Programme of the site visit', zh: '安排实地考察日程' },
  },
  {
    id: ruleId(7),
    trigger: 'stage-entered',
    track: 'investment',
    stageKey: 'decision',
    kind: 'task',
    taskKind: 'call',
    timing: { type: 'working-days', days: 5, calendar: 'both' },
    titles: { nl: 'Navragen hoe de beslissing staat', en: 'Ask how the decision stands', zh: '询问决策进展' },
  },
  {
    id: ruleId(8),
    trigger: 'stage-entered',
    track: 'export',
    stageKey: 'readiness',
    kind: 'task',
    taskKind: 'visit',
    timing: { type: 'working-days', days: 5, calendar: 'BE' },
    titles: {
      nl: 'Bedrijfsbezoek: exportrijpheid',
      en: 'Visit the firm: export readiness',
      zh: '走访企业：评估出口准备度',
    },
  },
  {
    id: ruleId(9),
    trigger: 'stage-entered',
    track: 'export',
    stageKey: 'market-brief',
    kind: 'task',
    taskKind: 'to-do',
    timing: { type: 'working-days', days: 10, calendar: 'BE' },
    titles: { nl: 'Marktnota bezorgen', en: 'Deliver the market brief', zh: '提交市场简报' },
  },
  {
    id: ruleId(10),
    trigger: 'stage-entered',
    track: 'export',
    stageKey: 'partner-search',
    kind: 'task',
    taskKind: 'to-do',
    timing: { type: 'working-days', days: 10, calendar: 'both' },
    titles: { nl: 'Lijst met mogelijke partners', en: 'List of possible partners', zh: '整理潜在合作伙伴名单' },
  },
  {
    id: ruleId(11),
    trigger: 'stage-entered',
    track: 'export',
    stageKey: 'meetings',
    kind: 'task',
    taskKind: 'call',
    timing: { type: 'working-days', days: 3, calendar: 'BE' },
    titles: { nl: 'Gesprekken nabespreken', en: 'Talk the meetings over', zh: '回访会谈情况' },
  },
  {
    id: ruleId(12),
    trigger: 'dormant-until',
    track: null,
    kind: 'task',
    taskKind: 'call',
    timing: { type: 'wake-up-day' },
    titles: { nl: 'Slapende lead wekken', en: 'Wake the dormant lead', zh: '重新联系暂缓的线索' },
  },
];

/** Writes the rules and templates that are not there yet; what an administrator changed stays. */
export async function installDefaultFollowUps(tx: Tx): Promise<void> {
  await tx.execute(INSTALL_TEMPLATES, [JSON.stringify(ACKNOWLEDGEMENT_TEMPLATES)]);
  const rules = DEFAULT_RULES.map((rule, index) => ({
    id: rule.id,
    position: index + 1,
    trigger: rule.trigger,
    track: rule.track,
    stage_key: rule.stageKey ?? null,
    sources: rule.sources ?? null,
    kind: rule.kind,
    task_kind: rule.taskKind ?? null,
    template_key: rule.templateKey ?? null,
    titles: rule.titles,
    timing: rule.timing,
    acknowledgement: rule.acknowledgement ?? false,
    active: true,
  }));
  await tx.execute(INSTALL_RULES, [JSON.stringify(rules)]);
  await installReadyMadeSequences(tx);
}

const INSTALL_TEMPLATES = `INSERT INTO message_templates (key, names, subjects, bodies)
  SELECT key, names, subjects, bodies FROM jsonb_populate_recordset(NULL::message_templates, $1::jsonb)
  ON CONFLICT DO NOTHING`;
const INSTALL_RULES = `INSERT INTO follow_up_rules
  (id, position, trigger, track, stage_key, sources, kind, task_kind, template_key, titles, timing, acknowledgement, active)
  SELECT id, position, trigger, track, stage_key, sources, kind, task_kind, template_key, titles, timing, acknowledgement, active
  FROM jsonb_populate_recordset(NULL::follow_up_rules, $1::jsonb)
  ON CONFLICT DO NOTHING`;
