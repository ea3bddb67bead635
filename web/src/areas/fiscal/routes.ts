import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/roots';

export const fiscalRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal',
    component: lazyRouteComponent(() => import('./DocumentsPage'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/documentos/$id',
    component: lazyRouteComponent(() => import('./DocumentPage'), 'DocumentPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/servicos',
    component: lazyRouteComponent(() => import('./ServiceNotesPage'), 'ServiceNotesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/servicos/$id',
    component: lazyRouteComponent(() => import('./ServiceNotePage'), 'ServiceNotePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/vendas',
    component: lazyRouteComponent(() => import('./SalesPage'), 'SalesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/vendas/$id',
    component: lazyRouteComponent(() => import('./SalePage'), 'SalePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/produtos',
    component: lazyRouteComponent(() => import('./ProductsPage'), 'ProductsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/numeracao',
    component: lazyRouteComponent(() => import('./NumbersPage'), 'NumbersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/fiscal/livros',
    component: lazyRouteComponent(() => import('./BooksPage'), 'BooksPage'),
  }),
] as const;
