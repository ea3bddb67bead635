import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const financialRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro',
    component: lazyRouteComponent(() => import('./CashPage'), 'CashPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/receber',
    component: lazyRouteComponent(() => import('./ReceivablesPage'), 'ReceivablesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/pagar',
    component: lazyRouteComponent(() => import('./PayablesPage'), 'PayablesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/titulos/$id',
    component: lazyRouteComponent(() => import('./TitlePage'), 'TitlePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/lancamentos',
    component: lazyRouteComponent(() => import('./EntriesPage'), 'EntriesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/dre',
    component: lazyRouteComponent(() => import('./results/ResultsPage'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/fechamentos',
    component: lazyRouteComponent(() => import('./ClosingsPage'), 'ClosingsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/fechamentos/$id',
    component: lazyRouteComponent(() => import('./ClosingPage'), 'ClosingPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/financeiro/acordos/$id',
    component: lazyRouteComponent(() => import('./AgreementPage'), 'AgreementPage'),
  }),
] as const;
