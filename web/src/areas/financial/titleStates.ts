import { catalogue } from '~/i18n/catalogue';

/** What a title is at, for whoever shows one without the rest of its area. */
export const titleStates = catalogue(
  'titleStates',
  {
    Open: 'Aberto',
    Partial: 'Parcial',
    Settled: 'Liquidado',
    Overdue: 'Vencido',
    Renegotiated: 'Renegociado',
    Cancelled: 'Cancelado',
  },
  {
    Open: 'Open',
    Partial: 'Partial',
    Settled: 'Settled',
    Overdue: 'Overdue',
    Renegotiated: 'Renegotiated',
    Cancelled: 'Cancelled',
  },
);
