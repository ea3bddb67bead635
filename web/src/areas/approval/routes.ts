import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '~/app/roots';

export const approvalRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/aprovar/$link',
    component: lazyRouteComponent(() => import('./ApprovalPage'), 'ApprovalPage'),
  }),
] as const;
