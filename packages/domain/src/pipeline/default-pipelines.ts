import type { Track } from '../tracks/tracks.js';
import type { DefaultStage, GateRequirement, StageCategory } from './stage.js';

function stage(
  track: Track,
  key: string,
  category: StageCategory,
  probabilityBp: number,
  names: DefaultStage['names'],
  gate: readonly GateRequirement[] = [],
): DefaultStage {
  return { track, key, category, probabilityBp, names, gate };
}

const all = (...keys: string[]): GateRequirement[] => keys.map((key) => ({ anyOf: [key] }));

/** The pipelines an installation starts with; from then on they are rows. Source: the agency's own working method. */
export const DEFAULT_PIPELINES: Readonly<Record<Track, readonly DefaultStage[]>> = {
  investment: [
    stage('investment', 'prospect', 'open', 500, { nl: 'Prospect', en: 'Prospect', zh: '潜在客户' }),
    stage('investment', 'inquiry', 'open', 1_000, { nl: 'Aanvraag', en: 'Inquiry', zh: '咨询' }),
    stage(
      'investment',
      'qualified',
      'open',
      2_500,
      { nl: 'Gekwalificeerd', en: 'Qualified', zh: '已确认' },
      all('naceCodes', 'mode', 'activity', 'timeframe'),
    ),
    stage('investment', 'proposal', 'open', 4_000, { nl: 'Voorstel', en: 'Proposal', zh: '方案' }, [
      ...all('capex', 'jobsNew'),
      { anyOf: ['landM2', 'buildingM2'] },
    ]),
    stage('investment', 'site-visit', 'open', 5_500, { nl: 'Plaatsbezoek', en: 'Site visit', zh: '实地考察' }, [
      ...all('siteVisitOn', 'siteVisitors'),
      {
        anyOf: ['siteVisitors'],
        atLeastEntries: 2,
        when: { field: 'capex', atLeast: '1000000000' },
      },
    ]),
    stage(
      'investment',
      'shortlisted',
      'open',
      7_500,
      { nl: 'Shortlist', en: 'Shortlisted', zh: '入围' },
      all('competingLocations'),
    ),
    stage(
      'investment',
      'decision',
      'open',
      9_000,
      { nl: 'Beslissing', en: 'Decision', zh: '决策' },
      all('expectedDecisionOn'),
    ),
    stage(
      'investment',
      'signed',
      'signed',
      10_000,
      { nl: 'Ondertekend', en: 'Signed', zh: '已签约' },
      all('project.kind', 'project.value', 'project.jobs', 'project.signedOn'),
    ),
    stage('investment', 'lost', 'lost', 0, { nl: 'Verloren', en: 'Lost', zh: '已流失' }),
    stage('investment', 'dormant', 'dormant', 0, { nl: 'Slapend', en: 'Dormant', zh: '暂缓' }),
  ],
  export: [
    stage('export', 'intake', 'open', 1_000, { nl: 'Intake', en: 'Intake', zh: '需求登记' }),
    stage(
      'export',
      'readiness',
      'open',
      2_000,
      { nl: 'Exportrijpheid', en: 'Readiness', zh: '出口准备度' },
      all('goal', 'products'),
    ),
    stage(
      'export',
      'market-brief',
      'open',
      3_000,
      { nl: 'Marktnota', en: 'Market brief', zh: '市场简报' },
      all('readinessScore'),
    ),
    stage(
      'export',
      'partner-search',
      'open',
      4_500,
      { nl: 'Partnerzoektocht', en: 'Partner search', zh: '寻找合作伙伴' },
      all('targetCities', 'partnerSought'),
    ),
    stage(
      'export',
      'meetings',
      'open',
      6_000,
      { nl: 'Gesprekken', en: 'Meetings', zh: '会谈' },
      all('acceptedCounterparts'),
    ),
    stage(
      'export',
      'negotiation',
      'open',
      8_000,
      { nl: 'Onderhandeling', en: 'Negotiation', zh: '谈判' },
      all('estimatedValue'),
    ),
    stage(
      'export',
      'signed',
      'signed',
      10_000,
      { nl: 'Ondertekend', en: 'Signed', zh: '已签约' },
      all('project.kind', 'project.value', 'project.signedOn', 'project.counterpartId'),
    ),
    stage('export', 'lost', 'lost', 0, { nl: 'Verloren', en: 'Lost', zh: '已流失' }),
    stage('export', 'dormant', 'dormant', 0, { nl: 'Slapend', en: 'Dormant', zh: '暂缓' }),
  ],
};

/** The stage a new lead of the track starts in unless its creator says otherwise. */
export const FIRST_STAGE: Readonly<Record<Track, string>> = { investment: 'prospect', export: 'intake' };

/** The stage in which a lead from the public form starts. */
export const INQUIRY_STAGE: Readonly<Record<Track, string>> = { investment: 'inquiry', export: 'intake' };
