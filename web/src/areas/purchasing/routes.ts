import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const purchasingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compras',
    component: lazyRouteComponent(() => import('./NeedsPage'), 'NeedsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compras/pedidos',
    component: lazyRouteComponent(() => import('./PurchaseOrdersPage'), 'PurchaseOrdersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compras/pedidos/$id',
    component: lazyRouteComponent(() => import('./PurchaseOrderPage'), 'PurchaseOrderPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compras/notas',
    component: lazyRouteComponent(() => import('./SupplierInvoicesPage'), 'SupplierInvoicesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/compras/fornecedores',
    component: lazyRouteComponent(() => import('./SuppliersPage'), 'SuppliersPage'),
  }),
] as const;
