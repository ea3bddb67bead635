import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const inventoryRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/estoque',
    component: lazyRouteComponent(() => import('./PartsPage'), 'PartsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/estoque/$sku',
    component: lazyRouteComponent(() => import('./PartPage'), 'PartPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/estoque/reservas',
    component: lazyRouteComponent(() => import('./ReservationsPage'), 'ReservationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/estoque/contagens',
    component: lazyRouteComponent(() => import('./CountsPage'), 'CountsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/estoque/contagens/$id',
    component: lazyRouteComponent(() => import('./CountPage'), 'CountPage'),
  }),
] as const;
