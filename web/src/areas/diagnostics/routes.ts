import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const diagnosticsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/diagnostico',
    component: lazyRouteComponent(() => import('./DiagnosesPage'), 'DiagnosesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/diagnostico/$orderId',
    component: lazyRouteComponent(() => import('./DiagnosisPage'), 'DiagnosisPage'),
  }),
] as const;
