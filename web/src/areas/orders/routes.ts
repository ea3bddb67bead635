import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '~/api/queries';
import { shellRoute } from '~/app/roots';
import { meQuery } from '~/session/me';
import type { OrderFilters } from './filters';
import type { TabFilter } from './order/tabs';
import { boardOptions } from './useBoard';

export const ordersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ordens',
    validateSearch: (search): OrderFilters => search,
    loaderDeps: ({ search }) => search,
    // Asked for while the page itself is on its way. Waited for only as long as it takes to draw the page without it.
    async loader({ deps }) {
      if (deps.visao === 'lista') return;
      const me = deps.minhas ? (await queries.ensureQueryData(meQuery)).user.name : '';
      await Promise.race([queries.prefetchQuery(boardOptions(deps, me)), new Promise((resolve) => setTimeout(resolve, 100))]);
    },
    component: lazyRouteComponent(() => import('./OrdersPage'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ordens/nova',
    component: lazyRouteComponent(() => import('./wizard/NewOrderPage'), 'NewOrderPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ordens/$id',
    validateSearch: (search): TabFilter => search,
    component: lazyRouteComponent(() => import('./order/OrderPage'), 'OrderPage'),
  }),
] as const;
