import { useQuery } from '@tanstack/react-query';
import { Unreachable } from '~/api/connection';

export const modules = [
  'auth',
  'orders',
  'diagnostics',
  'budgets',
  'inventory',
  'purchasing',
  'financial',
  'fiscal',
  'cashflow',
  'consolidated',
  'notifications',
  'search',
] as const;

export type ModuleName = (typeof modules)[number];

export type ModuleHealth = {
  module: ModuleName;
  database: boolean;
  waiting: number;
  oldestSeconds: number;
  dead: number;
  queued: number;
};

/** `/health` stands outside the documents of the modules: those who watch the machine ask it without signing in. */
type Health = { status: string; version: string; modules: ModuleHealth[] };

/** An unhealthy service says so with a status of failure and the same body. */
async function ask(): Promise<Health> {
  const answer = await fetch('/health');
  const said = (await answer.json().catch(() => null)) as Health | null;
  if (!said?.modules) throw new Unreachable();
  return said;
}

export const useHealth = () => useQuery({ queryKey: ['health'], queryFn: ask, refetchInterval: 5000 });

export const isWell = (one: ModuleHealth) => one.database && one.dead === 0;
