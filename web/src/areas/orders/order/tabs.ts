export const tabs = ['andamento', 'orcamentos', 'pecas', 'custos', 'arquivos', 'fiscal', 'entrega'] as const;

export type Tab = (typeof tabs)[number];

/** Who may see what another module knows of the order. */
export const tabPermission: Partial<Record<Tab, string>> = {
  orcamentos: 'budgets.read',
  pecas: 'inventory.read',
  custos: 'inventory.read',
  fiscal: 'fiscal.read',
};

export type TabFilter = { aba?: Tab };
