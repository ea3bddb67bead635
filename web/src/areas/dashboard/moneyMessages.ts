import { catalogue } from '~/i18n/catalogue';

export const money = catalogue(
  'dashboard-money',
  {
    result: {
      title: 'Resultado de {{month}}',
      sub: 'competência, até agora',
      open: 'Abrir DRE',
      footer: 'Variação sobre {{month}} inteiro.',
      none: 'Aparece com a primeira entrega ou conta do mês.',
      line: 'Linha',
      share: 'Parte',
      value: 'Valor',
      change: 'Variação',
      lines: { net: 'Receita líquida', direct: 'Custos diretos', gross: 'Lucro bruto', expenses: 'Despesas', result: 'Resultado' },
    },
    receive: {
      title: 'Receber hoje',
      none: 'Nada vence hoje.',
      open: 'Abrir recebíveis',
      customer: 'Cliente',
      state: 'Situação',
      amount: 'Valor',
    },
  },
  {
    result: {
      title: 'Result of {{month}}',
      sub: 'accrual, so far',
      open: 'Open income statement',
      footer: 'Change against all of {{month}}.',
      none: 'It appears with the first delivery or bill of the month.',
      line: 'Line',
      share: 'Share',
      value: 'Value',
      change: 'Change',
      lines: { net: 'Net revenue', direct: 'Direct costs', gross: 'Gross profit', expenses: 'Expenses', result: 'Result' },
    },
    receive: {
      title: 'Due today',
      none: 'Nothing is due today.',
      open: 'Open receivables',
      customer: 'Customer',
      state: 'State',
      amount: 'Amount',
    },
  },
);
