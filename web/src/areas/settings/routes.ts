import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes',
    component: lazyRouteComponent(() => import('./OrganizationPage'), 'OrganizationPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/conta',
    component: lazyRouteComponent(() => import('./AccountPage'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/pessoas',
    component: lazyRouteComponent(() => import('./PeoplePage'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/chaves',
    component: lazyRouteComponent(() => import('./KeysPage'), 'KeysPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/regras',
    component: lazyRouteComponent(() => import('./RulesPage'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/fluxos',
    component: lazyRouteComponent(() => import('./WorkflowsPage'), 'WorkflowsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/precos',
    component: lazyRouteComponent(() => import('./PricesPage'), 'PricesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/especificacoes',
    component: lazyRouteComponent(() => import('./SpecificationsPage'), 'SpecificationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/instrumentos',
    component: lazyRouteComponent(() => import('./InstrumentsPage'), 'InstrumentsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/fiscal',
    component: lazyRouteComponent(() => import('./FiscalProfilePage'), 'FiscalProfilePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ajustes/regras-fiscais',
    component: lazyRouteComponent(() => import('./TaxRulesPage'), 'TaxRulesPage'),
  }),
] as const;
