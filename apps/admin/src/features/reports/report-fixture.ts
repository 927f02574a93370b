import type { LeadCard } from '@brug/contracts/leads';
import type { PipelineReport } from '@brug/contracts/reports';

const stage = (id: string, position: number, probabilityBp: number) => ({
  id: `00000000-0000-7000-8000-00000000000${id}`,
  track: position < 10 ? ('investment' as const) : ('export' as const),
  key: `stage-${id}`,
  names: { nl: `Fase ${id}`, en: `Stage ${id}`, zh: `阶段${id}` },
  category: 'open' as const,
  position,
  probabilityBp,
  gate: [],
});

export const inquiry = stage('1', 0, 1_000);
export const proposal = stage('2', 1, 5_000);
export const intake = stage('3', 10, 2_000);

/** A report of two tracks, three stages and two currencies, as the server makes one: it adds up. */
export const report: PipelineReport = {
  rateDate: '2026-11-23',
  rates: [{ currency: 'CNY', date: '2026-11-20', unitsPerEuro: '8' }],
  withoutRate: [],
  tracks: [
    {
      track: 'investment',
      stages: [
        {
          stage: inquiry,
          count: 2,
          perCurrency: [{ currency: 'EUR', amountMinor: '100000' }],
          euroCents: '100000',
          weightedEuroCents: '10000',
        },
        {
          stage: proposal,
          count: 3,
          perCurrency: [
            { currency: 'EUR', amountMinor: '200000' },
            { currency: 'CNY', amountMinor: '800004' },
          ],
          euroCents: '300000',
          weightedEuroCents: '150000',
        },
      ],
      count: 5,
      perCurrency: [
        { currency: 'EUR', amountMinor: '300000' },
        { currency: 'CNY', amountMinor: '800004' },
      ],
      euroCents: '400000',
      weightedEuroCents: '160000',
      signed: {
        year: 2026,
        count: 1,
        perCurrency: [{ currency: 'EUR', amountMinor: '700000' }],
        euroCents: '700000',
        jobs: 31,
      },
    },
    {
      track: 'export',
      stages: [
        {
          stage: intake,
          count: 1,
          perCurrency: [{ currency: 'EUR', amountMinor: '50000' }],
          euroCents: '50000',
          weightedEuroCents: '10000',
        },
      ],
      count: 1,
      perCurrency: [{ currency: 'EUR', amountMinor: '50000' }],
      euroCents: '50000',
      weightedEuroCents: '10000',
      signed: { year: 2026, count: 0, perCurrency: [], euroCents: '0', jobs: 0 },
    },
  ],
};

/** A lead of the proposal stage worth this much. */
export function leadOf(number: number, amountMinor: string | null, currency: 'EUR' | 'CNY' | 'USD' = 'EUR'): LeadCard {
  return {
    id: `00000000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
    version: 1,
    number: `INV-2026-00${String(number).padStart(2, '0')}`,
    track: 'investment',
    title: `Lead ${number}`,
    stageId: proposal.id,
    organisation: {
      id: '00000000-0000-7000-8000-000000000200',
      name: 'Jinlan Textile',
      chineseName: '绍兴锦澜纺织',
      country: 'CN',
      placeKey: null,
      placeNames: null,
      knownFor: null,
    },
    owner: { id: '00000000-0000-7000-8000-000000000300', name: 'Lore Vandecasteele', initials: 'LV' },
    teamId: '00000000-0000-7000-8000-000000000400',
    value: amountMinor === null ? null : { amountMinor, currency, euroCents: null, rateDate: null, unitsPerEuro: null },
    jobs: null,
    probabilityBp: 5_000,
    priority: 'normal',
    confidentiality: 'normal',
    receivedAt: '2026-11-02T09:00:00Z',
    stageEnteredAt: '2026-11-02T09:00:00Z',
    daysInStage: 21,
    lastActivityAt: null,
    nextFollowUp: null,
  };
}

/** The rows behind the proposal stage of `report`: no single amount in yuan is whole euro cents, their sum is. */
export const proposalRows: readonly LeadCard[] = [
  leadOf(1, '200000'),
  leadOf(2, '400002', 'CNY'),
  leadOf(3, '400002', 'CNY'),
];
