import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { inLanguage, renderInApp } from '../../shared/testing/render.js';
import { equalsFigure, figureOf, sumsOfRows } from './figures.js';
import { Headline } from './headline.js';
import { PipelineTable } from './pipeline-table.js';
import { leadOf, proposal, proposalRows, report } from './report-fixture.js';
import { parsePipelineSearch, parseRowsSearch } from './reports-search.js';
import type { RowsSearch } from './reports-search.js';
import { RowsFooter } from './rows-footer.js';
import { RowsNarrowing } from './rows-figure.js';
import { SignedTable } from './signed-table.js';
import { TrackPanel } from './track-panel.js';
import { WithoutRate } from './without-rate.js';

const owner = '00000000-0000-7000-8000-000000000300';

beforeAll(async () => {
  await inLanguage('en');
  await i18next.loadNamespaces('reports');
});
afterEach(cleanup);

/** Renders with a router that knows no page: links tell where they lead. */
function show(content: ReactNode) {
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return renderInApp(<RouterContextProvider router={router}>{content}</RouterContextProvider>);
}

/** What a link asks the page of rows for. */
function rowsOf(link: HTMLElement): Record<string, unknown> {
  const { pathname, searchParams } = new URL(link.getAttribute('href') ?? '', 'http://brug.example');
  return { pathname, ...Object.fromEntries(searchParams) };
}

/** The number a cell of a table shows, in hundredths, 0 for a dash. */
function shown(cell: HTMLElement): number {
  const figure = within(cell).queryByRole('link')?.firstChild?.textContent ?? '';
  const digits = figure.replaceAll(/[^\d.]/g, '');
  return Math.round(Number(digits === '' ? 0 : digits) * 100);
}

describe('the tables behind the drawings', () => {
  test('add up: stages to their track, tracks to both, in every column', () => {
    show(<PipelineTable report={report} />);
    const cellsOf = (name: RegExp) =>
      within(screen.getByRole('row', { name })).getAllByRole('cell').slice(1).map(shown);
    const sum = (...rows: number[][]) =>
      rows[0]?.map((_, column) => rows.reduce((total, row) => total + (row[column] ?? 0), 0));
    const investment = cellsOf(/^Investment, all open/);
    const exported = cellsOf(/^Export, all open/);
    expect(investment).toEqual(sum(cellsOf(/^Stage 1/), cellsOf(/^Stage 2/)));
    expect(exported).toEqual(cellsOf(/^Stage 3/));
    expect(cellsOf(/^Both tracks/)).toEqual(sum(investment, exported));
    expect(cellsOf(/^Both tracks/)).toEqual([600, 350_000, 800_004, 450_000, 170_000]);
  });

  test('add up what was signed on both tracks: number, value and jobs', () => {
    show(<SignedTable report={report} />);
    const total = within(screen.getByRole('row', { name: /^Both tracks/ }))
      .getAllByRole('cell')
      .map(shown);
    expect(total).toEqual([100, 700_000, 0, 700_000, 3_100]);
  });

  test('have no sum of both when one track is asked for', () => {
    show(<PipelineTable report={{ ...report, tracks: report.tracks.slice(0, 1) }} />);
    expect(screen.queryByRole('row', { name: /^Both tracks/ })).toBeNull();
  });
});

describe('a figure opens its rows', () => {
  const inReport = (content: ReactNode) =>
    show(<RowsNarrowing value={{ ownerId: owner, rateDate: '2026-11-20' }}>{content}</RowsNarrowing>);

  test('of one stage and currency, narrowed as the report is', () => {
    inReport(<PipelineTable report={report} />);
    expect(rowsOf(screen.getByRole('link', { name: /Stage 2, CNY$/ }))).toEqual({
      pathname: '/reports/pipeline/rows',
      category: 'open',
      track: 'investment',
      stageId: proposal.id,
      currency: 'CNY',
      ownerId: owner,
      rateDate: '2026-11-20',
    });
  });

  test('of what was signed in the year', () => {
    inReport(<SignedTable report={report} />);
    expect(rowsOf(screen.getByRole('link', { name: /Investment, jobs signed in 2026$/ }))).toMatchObject({
      category: 'signed',
      track: 'investment',
      signedYear: '2026',
      ownerId: owner,
    });
  });

  test('of both tracks together in the headline, and every figure of it is a link', () => {
    inReport(<Headline report={report} />);
    const value = screen.getByRole('link', { name: /^€\s5\sk Open value$/ });
    expect(rowsOf(value)).toEqual({
      pathname: '/reports/pipeline/rows',
      category: 'open',
      ownerId: owner,
      rateDate: '2026-11-20',
    });
    expect(screen.getByRole('link', { name: '5 Open investment leads' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '31 jobs signed in 2026' })).toBeTruthy();
  });

  test('beside the drawing, which says in words what it shows', () => {
    inReport(<TrackPanel report={report.tracks[0] ?? fail()} />);
    const funnel = screen.getByRole('img', { name: 'Investment: open leads by stage' });
    expect(document.getElementById(funnel.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Stage 1 2; Stage 2 3',
    );
    expect(rowsOf(screen.getByRole('link', { name: '3 Stage 2, Leads' }))).toMatchObject({ stageId: proposal.id });
  });
});

describe('the sums under the rows', () => {
  const search: RowsSearch = { category: 'open', track: 'investment', stageId: proposal.id };
  const footer = (rows = proposalRows, more: Partial<Parameters<typeof RowsFooter>[0]> = {}, hasMore = false) => (
    <RowsFooter
      search={search}
      report={report}
      list={{ rows, hasMore, loadMore: () => undefined }}
      isRefreshing={false}
      {...more}
    />
  );

  test('say that they equal the figure once every row is there', () => {
    show(footer());
    expect(screen.getByRole('status').textContent).toBe('Equals the figure of the report');
  });

  test('are converted once per currency, as the report does, not row by row', () => {
    const sums = sumsOfRows(proposalRows, report, 'open');
    expect([sums.euroCents, sums.weightedEuroCents]).toEqual([300_000n, 150_000n]);
  });

  test('do not judge before every row is loaded, and load the rest on request', () => {
    const loadMore = jest.fn();
    const rows = proposalRows.slice(0, 2);
    show(footer(rows, { list: { rows, hasMore: true, loadMore } }));
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('Sums of the rows loaded so far');
    fireEvent.click(screen.getByRole('button', { name: 'Load all' }));
    expect(loadMore).toHaveBeenCalled();
  });

  test.each([
    ['a lead is missing', proposalRows.slice(0, 2)],
    ['an amount is one cent off', [leadOf(1, '200001'), ...proposalRows.slice(1)]],
    ['a lead without a value is too many', [...proposalRows, leadOf(4, null)]],
    ['the same amount is in another currency', [leadOf(1, '200000', 'USD'), ...proposalRows.slice(1)]],
    ['a probability differs', [{ ...leadOf(1, '200000'), probabilityBp: 5_100 }, ...proposalRows.slice(1)]],
  ])('say that they differ when %s', (_case, rows) => {
    show(footer(rows));
    expect(screen.getByRole('status').textContent).toMatch(/^Differs from the report, which says Leads 3/);
  });

  test('wait with a difference while newer figures are on their way', () => {
    show(footer(proposalRows.slice(0, 2), { isRefreshing: true }));
    expect(screen.getByRole('status').textContent).toBe('Changing just now: comparing again');
  });

  test('of one currency are compared in that currency', () => {
    const inYuan = { ...search, currency: 'CNY' } as const;
    const figure = figureOf(report, inYuan);
    expect(figure).toEqual({
      count: null,
      perCurrency: [{ currency: 'CNY', amountMinor: '800004' }],
      euroCents: null,
      weightedEuroCents: null,
      jobs: null,
    });
    expect(figure && equalsFigure(sumsOfRows(proposalRows.slice(1), report, 'open'), figure)).toBe(true);
    expect(figure && equalsFigure(sumsOfRows(proposalRows.slice(1, 2), report, 'open'), figure)).toBe(false);
  });

  test('of signed leads include the jobs', () => {
    const signed = { category: 'signed', track: 'investment', signedYear: 2026 } as const;
    const figure = figureOf(report, signed);
    const lead = { ...leadOf(1, '700000'), jobs: 31 };
    expect(figure && equalsFigure(sumsOfRows([lead], report, 'signed'), figure)).toBe(true);
    expect(figure && equalsFigure(sumsOfRows([{ ...lead, jobs: 30 }], report, 'signed'), figure)).toBe(false);
  });

  test('have no figure to equal when the report is of another year', () => {
    show(footer([], { search: { category: 'signed', signedYear: 2025 } }));
    expect(screen.getByRole('status').textContent).toBe('The report has no figure of these rows');
  });
});

test('a currency without a rate is said, and nothing is said when all have one', () => {
  show(<WithoutRate report={report} />);
  expect(screen.queryByRole('note')).toBeNull();
  cleanup();
  show(<WithoutRate report={{ ...report, withoutRate: ['USD'] }} />);
  expect(screen.getByRole('note').textContent).toMatch(/^No rate is known for USD on 23 Nov 2026/);
});

describe('the address', () => {
  test('of rows keeps what narrows them and drops what is no value', () => {
    expect(
      parseRowsSearch({ track: 'export', category: 'signed', signedYear: 2026, ownerId: 'me', currency: 'GBP', x: 1 }),
    ).toEqual({ track: 'export', category: 'signed', signedYear: 2026 });
    expect(parseRowsSearch({ stageId: proposal.id, signedYear: '1' })).toEqual({
      category: 'open',
      stageId: proposal.id,
    });
  });

  test('of the report takes only days that exist', () => {
    expect(parsePipelineSearch({ rateDate: '2026-02-30', view: 'table' })).toEqual({ view: 'table' });
    expect(parsePipelineSearch({ rateDate: '2026-02-28', ownerId: owner })).toEqual({
      rateDate: '2026-02-28',
      ownerId: owner,
    });
  });
});

function fail(): never {
  throw new Error('The fixture has an investment track.');
}
