import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '~/app/roots';

export const signInRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/entrar',
    validateSearch: (search: Record<string, unknown>): { volta?: string } =>
      typeof search.volta === 'string' ? { volta: search.volta } : {},
    component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/convite/$link',
    component: lazyRouteComponent(() => import('./InvitationPage'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/senha/$link',
    component: lazyRouteComponent(() => import('./PasswordPage'), 'PasswordPage'),
  }),
] as const;
