import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const operationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/operacao',
    component: lazyRouteComponent(() => import('./OperationsPage'), 'OperationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/operacao/auditoria',
    component: lazyRouteComponent(() => import('./AuditPage'), 'AuditPage'),
  }),
] as const;
