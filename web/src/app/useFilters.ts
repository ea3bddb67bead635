import { useLocation, useNavigate } from '@tanstack/react-router';

type Filters = Record<string, string | undefined>;

/** Filters of a list, kept in the address so that it can be sent, bookmarked and gone back to. */
export function useFilters<T extends Filters>() {
  const filters = useLocation().search as T;
  const navigate = useNavigate();
  const set = (change: Partial<T>) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value);
    navigate({ to: '.', search: Object.fromEntries(next) as never, replace: true });
  };
  return {
    filters,
    set,
    isFiltered: Object.values(filters).some(Boolean),
    clear: () => navigate({ to: '.', search: {} as never, replace: true }),
  };
}
