import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { setServerTime } from '../../shared/time/now.js';
import { inLanguage, renderInApp } from '../../shared/testing/render.js';
import { PipelineReportPage } from './pipeline-report-page.js';
import { report } from './report-fixture.js';
import { parsePipelineSearch } from './reports-search.js';

const owner = '00000000-0000-7000-8000-000000000300';
const asked: string[] = [];
let answer: unknown = report;
const browserFetch = globalThis.fetch;

beforeAll(async () => {
  // The router scrolls to the top of a page, which jsdom cannot.
  window.scrollTo = () => undefined;
  setServerTime(Date.parse('2026-11-23T12:00:00Z'));
  await inLanguage('en');
  await i18next.loadNamespaces('reports');
});
beforeEach(() => {
  answer = report;
  asked.length = 0;
  globalThis.fetch = jest.fn((input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://brug.example');
    asked.push(url.pathname + url.search);
    const body = url.pathname.endsWith('/people') ? { items: [{ id: owner, name: 'Lore Vandecasteele' }] } : answer;
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      json: () => Promise.resolve(body),
      text: () => Promise.resolve(JSON.stringify(body)),
    } as Response);
  });
});
afterEach(() => {
  cleanup();
  globalThis.fetch = browserFetch;
});

/** The page at an address, in a router of its own. */
function open(address = '/reports/pipeline') {
  const root = createRootRoute({ component: Outlet });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Outlet });
  const page = createRoute({
    getParentRoute: () => shell,
    path: '/reports/pipeline',
    validateSearch: parsePipelineSearch,
    component: PipelineReportPage,
  });
  const router = createRouter({
    routeTree: root.addChildren([shell.addChildren([page])]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  // The app's own tree is what the types know.
  renderInApp(<RouterProvider router={router as never} />);
  return router;
}

test('T turns the drawings into their tables and back, and the address remembers it', async () => {
  const router = open();
  await screen.findByRole('img', { name: 'Investment: open leads by stage' });
  expect(screen.queryByRole('table', { name: 'Open pipeline' })).toBeNull();
  fireEvent.keyDown(document.body, { key: 't' });
  await screen.findByRole('table', { name: 'Open pipeline' });
  expect(screen.queryByRole('img', { name: 'Investment: open leads by stage' })).toBeNull();
  expect(router.state.location.search).toEqual({ view: 'table' });
  fireEvent.keyDown(document.body, { key: 't' });
  await screen.findByRole('img', { name: 'Investment: open leads by stage' });
});

test('choosing an owner asks for the figures of that owner, and all owners for those of all again', async () => {
  const router = open('/reports/pipeline?rateDate=2026-11-20');
  await screen.findByRole('option', { name: 'Lore Vandecasteele' });
  const select = screen.getByRole('combobox', { name: 'Owner' });
  fireEvent.change(select, { target: { value: owner } });
  await waitFor(() =>
    expect(asked.some((url) => url.includes(`ownerId=${owner}`) && url.includes('rateDate=2026-11-20'))).toBe(true),
  );
  fireEvent.change(select, { target: { value: '' } });
  await waitFor(() => expect(router.state.location.search).toEqual({ rateDate: '2026-11-20' }));
});

test('one track alone shows that track and sums of it only', async () => {
  open('/reports/pipeline?track=export&view=table');
  await screen.findByRole('row', { name: /^Export, all open/ });
  expect(screen.queryByRole('row', { name: /^Investment, all open/ })).toBeNull();
  expect(screen.queryByText('Open investment leads')).toBeNull();
});

test('where there is nothing it says what belongs there and leads to the board', async () => {
  answer = {
    ...report,
    tracks: report.tracks.map((track) => ({
      ...track,
      count: 0,
      stages: [],
      signed: { ...track.signed, count: 0 },
    })),
  };
  open();
  await screen.findByText('No leads yet');
  expect(screen.getByRole('link', { name: 'To the board' }).getAttribute('href')).toBe('/leads/investment');
});
