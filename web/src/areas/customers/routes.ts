import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const customersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/clientes',
    component: lazyRouteComponent(() => import('./CustomersPage'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/clientes/$id',
    component: lazyRouteComponent(() => import('./CustomerPage'), 'CustomerPage'),
  }),
] as const;
