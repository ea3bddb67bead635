import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries } from '~/api/queries';
import { meQuery } from '~/session/me';
import { tokens } from '~/session/tokens';
import { BrokenPage, MissingPage } from './Errors';

/** Pages without the shell: signing in, and what a customer sees. */
export const rootRoute = createRootRoute({ notFoundComponent: MissingPage, errorComponent: BrokenPage });

/** Everything behind the sign-in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad({ location }) {
    if (tokens.current() === null) throw redirect({ to: '/entrar', search: { volta: location.href } });
  },
  // Beside what the page itself asks for.
  loader: () => queries.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
});
