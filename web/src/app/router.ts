import { createRouter } from '@tanstack/react-router';
import { approvalRoutes } from '~/areas/approval/routes';
import { budgetsRoutes } from '~/areas/budgets/routes';
import { customersRoutes } from '~/areas/customers/routes';
import { dashboardRoutes } from '~/areas/dashboard/routes';
import { diagnosticsRoutes } from '~/areas/diagnostics/routes';
import { financialRoutes } from '~/areas/financial/routes';
import { fiscalRoutes } from '~/areas/fiscal/routes';
import { inventoryRoutes } from '~/areas/inventory/routes';
import { operationsRoutes } from '~/areas/operations/routes';
import { ordersRoutes } from '~/areas/orders/routes';
import { purchasingRoutes } from '~/areas/purchasing/routes';
import { settingsRoutes } from '~/areas/settings/routes';
import { signInRoutes } from '~/areas/sign-in/routes';
import { address } from './address';
import { BrokenPage } from './Errors';
import { rootRoute, shellRoute } from './roots';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...signInRoutes,
    ...approvalRoutes,
    shellRoute.addChildren([
      ...dashboardRoutes,
      ...ordersRoutes,
      ...customersRoutes,
      ...diagnosticsRoutes,
      ...budgetsRoutes,
      ...inventoryRoutes,
      ...purchasingRoutes,
      ...financialRoutes,
      ...fiscalRoutes,
      ...operationsRoutes,
      ...settingsRoutes,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
  ...address,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
