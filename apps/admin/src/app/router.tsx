import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { parseCalendarsSearch } from '../features/administration/calendars-search.js';
import { parseMessagesSearch } from '../features/administration/follow-ups/overview-search.js';
import { parseContactsSearch } from '../features/contacts/contacts-search.js';
import { parseInboxSearch } from '../features/inbox/inbox-search.js';
import { parseSequenceSearch } from '../features/follow-ups/sequences/sequences-search.js';
import { parseOrganisationsSearch } from '../features/organisations/organisations-search.js';
import { parsePipelineSearch, parseRowsSearch } from '../features/reports/reports-search.js';
import { hasCode } from '../shared/api/api-error.js';
import { queryClient, whenSignedOut } from '../shared/api/query-client.js';
import { meQuery } from '../shared/session/session.js';
import { CrashPage, NotFoundPage, PendingPage } from './fallback-pages.js';
import { Shell } from './shell.js';
import { withTexts } from './with-texts.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

interface SignInSearch {
  /** Where to go afterwards: a path of this app. */
  readonly to?: string;
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const to = search['to'];
    return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {};
  },
  component: lazyRouteComponent(() => import('../features/identity/identity.pages.js'), 'SignInPage'),
});

/** Everything behind the sign-in: the frame with its navigation. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (hasCode(error, 'auth.required')) throw redirect({ to: '/sign-in', search: { to: location.href } });
      throw error;
    }
  },
  component: Shell,
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  loader: withTexts('today', 'tasks', 'replies', 'records'),
  component: lazyRouteComponent(() => import('../features/today/today.pages.js'), 'TodayPage'),
});

const investmentBoardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/investment',
  loader: withTexts('leads', 'records'),
  component: lazyRouteComponent(() => import('../features/leads/board.pages.js'), 'InvestmentBoardPage'),
});

const exportBoardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/export',
  loader: withTexts('leads', 'records'),
  component: lazyRouteComponent(() => import('../features/leads/board.pages.js'), 'ExportBoardPage'),
});

const leadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/$leadId',
  loader: withTexts('leads', 'tasks', 'replies', 'records', 'runs', 'templates', 'overview'),
  component: lazyRouteComponent(() => import('./lead-page.js'), 'LeadPage'),
});

const organisationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisations',
  validateSearch: parseOrganisationsSearch,
  component: lazyRouteComponent(() => import('../features/organisations/organisations.pages.js'), 'OrganisationsPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisations/$organisationId',
  component: lazyRouteComponent(() => import('../features/organisations/organisations.pages.js'), 'OrganisationPage'),
});

const contactsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contacts',
  validateSearch: parseContactsSearch,
  component: lazyRouteComponent(() => import('../features/contacts/contacts.pages.js'), 'ContactsPage'),
});

const contactRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../features/contacts/contacts.pages.js'), 'ContactPage'),
});

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: parseInboxSearch,
  loader: withTexts('replies', 'records', 'contacts', 'leads'),
  component: lazyRouteComponent(() => import('./inbox-page.js'), 'InboxPage'),
});

const sequencesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/follow-ups/sequences',
  loader: withTexts('sequences', 'runs', 'templates', 'records', 'replies'),
  component: lazyRouteComponent(() => import('../features/follow-ups/sequences/sequences.pages.js'), 'SequencesPage'),
});

const sequenceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/follow-ups/sequences/$sequenceId',
  validateSearch: parseSequenceSearch,
  loader: withTexts('sequences', 'runs', 'templates', 'records', 'replies', 'overview', 'leads'),
  component: lazyRouteComponent(() => import('../features/follow-ups/sequences/sequences.pages.js'), 'SequencePage'),
});

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/follow-ups/templates',
  loader: withTexts('templates', 'records'),
  component: lazyRouteComponent(() => import('../features/follow-ups/templates/templates.pages.js'), 'TemplatesPage'),
});

const templateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/follow-ups/templates/$templateKey',
  loader: withTexts('templates', 'runs', 'records', 'replies'),
  component: lazyRouteComponent(() => import('../features/follow-ups/templates/templates.pages.js'), 'TemplatePage'),
});

const pipelineReportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports/pipeline',
  validateSearch: parsePipelineSearch,
  component: lazyRouteComponent(() => import('../features/reports/reports.pages.js'), 'PipelineReportPage'),
});

const pipelineRowsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports/pipeline/rows',
  validateSearch: parseRowsSearch,
  component: lazyRouteComponent(() => import('../features/reports/reports.pages.js'), 'PipelineRowsPage'),
});

const administrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration',
  beforeLoad: () => {
    throw redirect({ to: '/administration/calendars' });
  },
});

const textsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/texts',
  component: lazyRouteComponent(() => import('../features/administration/administration.pages.js'), 'TextsPage'),
});

const calendarsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/calendars',
  validateSearch: parseCalendarsSearch,
  loader: withTexts('administration', 'records'),
  component: lazyRouteComponent(() => import('../features/administration/administration.pages.js'), 'CalendarsPage'),
});

const followUpOverviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/follow-ups',
  loader: withTexts('administration', 'overview', 'records'),
  component: lazyRouteComponent(
    () => import('../features/administration/follow-ups/follow-ups.pages.js'),
    'FollowUpOverviewPage',
  ),
});

const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/follow-ups/messages',
  validateSearch: parseMessagesSearch,
  component: lazyRouteComponent(
    () => import('../features/administration/follow-ups/follow-ups.pages.js'),
    'MessagesPage',
  ),
});

const queueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/queue',
  loader: withTexts('administration', 'overview'),
  component: lazyRouteComponent(() => import('../features/administration/queue/queue.pages.js'), 'QueuePage'),
});

const preferencesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preferences',
  component: lazyRouteComponent(() => import('../features/preferences/preferences.pages.js'), 'PreferencesPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    signInRoute,
    shellRoute.addChildren([
      todayRoute,
      investmentBoardRoute,
      exportBoardRoute,
      leadRoute,
      organisationsRoute,
      organisationRoute,
      contactsRoute,
      contactRoute,
      inboxRoute,
      sequencesRoute,
      sequenceRoute,
      templatesRoute,
      templateRoute,
      pipelineReportRoute,
      pipelineRowsRoute,
      administrationRoute,
      textsRoute,
      calendarsRoute,
      followUpOverviewRoute,
      messagesRoute,
      queueRoute,
      preferencesRoute,
    ]),
  ]),
  context: { queryClient },
  defaultPreload: 'intent',
  // Freshness is the query cache's business.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: { to: href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
