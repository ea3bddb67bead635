import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const budgetsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/orcamentos',
    component: lazyRouteComponent(() => import('./BudgetsPage'), 'BudgetsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/orcamentos/$id',
    component: lazyRouteComponent(() => import('./BudgetPage'), 'BudgetPage'),
  }),
] as const;
