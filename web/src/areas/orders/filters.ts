import type { OrderStatus } from '~/ui/stages';

/** What narrows the orders, as it stands in the address. */
export type OrderFilters = {
  visao?: 'lista';
  busca?: string;
  etapa?: OrderStatus;
  /** Promised until this day. */
  ate?: string;
  atrasadas?: 'sim';
  minhas?: 'sim';
  cliente?: string;
};

/** The same as the API asks for it. */
export const asked = ({ busca, ate, minhas, cliente }: OrderFilters, me: string) => ({
  search: busca,
  promisedUntil: ate,
  customerId: cliente,
  openedBy: minhas && me,
});
